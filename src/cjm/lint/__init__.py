"""Rules over maps: what a rule is, which are on, and running them."""
