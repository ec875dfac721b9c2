"""The map format as frozen models, and what follows from a map alone.

Nothing here reads files or knows about YAML: these modules can be used with data from anywhere.
"""
