"""Rules 05, step 5: the customer's questions."""
