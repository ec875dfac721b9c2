"""From a foreign file to maps on disk, one after the other, and what is said of them."""
