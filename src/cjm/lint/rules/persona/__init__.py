"""Rules 01, step 1 of the method: the persona."""
