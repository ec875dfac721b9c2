"""Rules 02, step 2: the phases."""
