"""Rules 04, step 4: the touchpoints."""
