"""Rules 11: goals and the type of map."""
