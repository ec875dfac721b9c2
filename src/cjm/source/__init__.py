"""YAML text in and out: nodes with positions, short forms expanded, errors as findings."""
