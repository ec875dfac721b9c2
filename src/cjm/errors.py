"""What cannot be done: the one exception for usage, configuration, and files that cannot be read or written."""


class CannotDo(Exception):  # noqa: N818 - it reads as what it says
    """A command, or a part of it, could not be carried out (exit code 2).

    `message` says what and where, `help_` what to do.
    """

    def __init__(self, message: str, help_: str = "") -> None:
        super().__init__(message, help_)
        self.message = message
        self.help = help_

    def __str__(self) -> str:
        return f"error: {self.message}" + (f"\n  help: {self.help}" if self.help else "")
