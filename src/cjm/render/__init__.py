"""Reports: a module a format. Each takes what a report shows and gives the bytes of a file."""
