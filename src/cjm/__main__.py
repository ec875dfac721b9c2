"""The entry point: `cjm` and `python -m cjm`."""

import sys

from cjm import __version__


def main() -> None:
    """Run the command line and end the process with its exit code."""
    if sys.argv[1:] in (["--version"], ["-V"]):
        sys.stdout.write(f"cjm {__version__}\n")
        return
    from cjm.cli.app import run

    sys.exit(run(sys.argv[1:]))


if __name__ == "__main__":
    main()
