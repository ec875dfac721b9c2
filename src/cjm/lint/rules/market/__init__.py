"""Rules 14: competitors, platforms, affinity and the content plan."""
