"""Rules 10, step 10: periodic validation."""
