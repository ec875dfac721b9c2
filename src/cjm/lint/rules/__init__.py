"""The rules: a folder a step of the method, a file a rule."""
