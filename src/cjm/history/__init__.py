"""What git knows of maps: how they were, and what has changed since."""
