"""What a process and its sandbox tell one another: bytes after their length."""

from __future__ import annotations

from typing import IO

_LENGTH = 8
"""The bytes of a message's length."""


def send(stream: IO[bytes], message: bytes) -> None:
    """Write a message."""
    stream.write(len(message).to_bytes(_LENGTH, "big"))
    stream.write(message)
    stream.flush()


def received(stream: IO[bytes]) -> bytes:
    """The next message. Raises EOFError where there is none."""
    length = int.from_bytes(_all_of(stream, _LENGTH), "big")
    return _all_of(stream, length)


def _all_of(stream: IO[bytes], length: int) -> bytes:
    data = stream.read(length)
    if len(data) < length:
        raise EOFError
    return data
