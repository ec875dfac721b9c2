"""The command line: a module a command, thin: options, a call, an exit code."""
