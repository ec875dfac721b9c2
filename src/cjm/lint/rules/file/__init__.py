"""Rules 00: the file itself: YAML, schema, ids."""
