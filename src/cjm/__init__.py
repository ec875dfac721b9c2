"""Customer journey maps as YAML text: check, explain, render."""

__version__ = "0.1.0"
