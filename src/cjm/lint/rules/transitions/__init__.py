"""Rules 12: transitions and loops."""
