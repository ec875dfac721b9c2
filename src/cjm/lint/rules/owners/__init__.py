"""Rules 08, step 8: the owners."""
