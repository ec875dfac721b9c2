"""What cannot be done: the one exception for usage, configuration, and files that cannot be read or written."""

from __future__ import annotations


class CannotDo(Exception):  # noqa: N818 - it reads as what it says
    """A command, or a part of it, could not be carried out (exit code 2).

    `message` says what and where, `help_` what to do.
    """

    def __init__(self, message: str, help_: str = "") -> None:
        super().__init__(message, help_)
        self.message = message
        self.help = help_

    @classmethod
    def to_read(cls, name: str, error: OSError) -> CannotDo:
        """What is said of a file that cannot be read, by the name under which it is shown."""
        if isinstance(error, FileNotFoundError):
            return cls(f"{name}: there is no such file")
        return cls(f"{name} cannot be read: {error.strerror}")

    @classmethod
    def to_write(cls, name: str, error: OSError) -> CannotDo:
        """What is said of a file that cannot be written, by the name under which it is shown."""
        return cls(f"{name} cannot be written: {error.strerror}")

    def __str__(self) -> str:
        return f"error: {self.message}" + (f"\n  help: {self.help}" if self.help else "")
