"""What a command cannot do."""

from cjm.errors import CannotDo

__all__ = ["CannotDo"]
