"""The entry point: `cjm` and `python -m cjm`."""

import gc
import sys

from cjm import __version__


def main() -> None:
    """Run the command line and end the process with its exit code.

    A command reads, writes and ends. Nodes and models form no cycles, so the collector would only walk them again and
    again: three quarters of the time on a map of 5 MB.
    """
    if sys.argv[1:] in (["--version"], ["-V"]):
        sys.stdout.write(f"cjm {__version__}\n")
        return
    gc.disable()
    from cjm.cli.app import run

    sys.exit(run(sys.argv[1:]))


if __name__ == "__main__":
    main()
