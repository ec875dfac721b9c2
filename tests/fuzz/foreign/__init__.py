"""Fuzzing of the importers: files of each foreign format, changed where the format has its joints."""
