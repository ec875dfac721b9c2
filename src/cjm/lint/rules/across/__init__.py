"""Rules 15: what maps and libraries share."""
