"""What a command cannot do."""


class CannotDo(Exception):  # noqa: N818 - it reads as what it says
    """The command could not be carried out: usage, configuration, or a file that cannot be read (exit code 2).

    `message` says what and where, `help_` what to do.
    """

    def __init__(self, message: str, help_: str = "") -> None:
        super().__init__(message, help_)
        self.message = message
        self.help = help_

    def __str__(self) -> str:
        return f"error: {self.message}" + (f"\n  help: {self.help}" if self.help else "")
