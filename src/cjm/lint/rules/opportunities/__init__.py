"""Rules 09, step 9: the opportunities."""
