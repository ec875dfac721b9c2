"""The entry point: `cjm` and `python -m cjm`."""

import gc
import sys

from cjm import __version__


def main() -> None:
    """Run the command line and end the process with its exit code.

    A command reads, writes and ends. Nodes and models form no cycles, so the collector would only walk them again and
    again: three quarters of the time on a map of 5 MB.
    """
    if sys.argv[1:] in (["--version"], ["-V"]) and sys.stdout is not None:
        sys.stdout.write(f"cjm {__version__}\n")
        return
    gc.disable()
    try:
        from cjm.cli.app import run

        code = run(sys.argv[1:])
    except KeyboardInterrupt:
        code = 130
    gc.freeze()  # or Python looks for garbage once more at its end
    sys.exit(code)


if __name__ == "__main__":
    main()
