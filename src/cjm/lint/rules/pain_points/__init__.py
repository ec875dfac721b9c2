"""Rules 06, step 6: the pain points."""
