"""Rules 03, step 3: the steps."""
