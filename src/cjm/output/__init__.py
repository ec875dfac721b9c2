"""Diagnostics as text: a module a format. Nothing here knows how a finding came about."""
