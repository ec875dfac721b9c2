"""Writing sites: what has not changed is left as it is, the rest is shared among processes."""
