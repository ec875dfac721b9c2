"""Rules 13: evidence."""
