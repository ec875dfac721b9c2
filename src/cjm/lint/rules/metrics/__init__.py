"""Rules 07, step 7: the metrics."""
