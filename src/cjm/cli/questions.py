"""What `cjm init` asks at a terminal. Questions go to standard error; Return takes what stands in brackets."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Any, get_args

import typer

from cjm.errors import CannotDo
from cjm.model.method import Method, State

if TYPE_CHECKING:
    from cjm.render.scaffold import Wishes


def answered(wishes: Wishes, given: frozenset[str], *, whole_map: bool) -> Wishes:
    """The wishes with what the options left open (all but `given`) asked for.

    A library or a future map (`whole_map` false) has less to ask about.
    """
    from cjm.render.scaffold import example_phases
    from cjm.render.scaffold.names import checked_text, split

    if whole_map and "method" not in given:
        wishes = replace(wishes, method=_choice("Method", get_args(Method), wishes.method))
    if whole_map and "state" not in given:
        wishes = replace(wishes, state=_choice("State", get_args(State), wishes.state))
    if "title" not in given:
        wishes = replace(wishes, title=_text("Title", lambda answer: checked_text(answer, "the title")))
    if whole_map and "personas" not in given:
        personas = _text("Personas, with commas between them", lambda answer: split(answer, "persona"))
        wishes = replace(wishes, personas=personas or ())
    if whole_map and "phases" not in given:
        usual = ", ".join(example_phases(wishes))
        phases = _text("Phases, with commas between them", lambda answer: split(answer, "phase"), usual)
        wishes = replace(wishes, phases=phases or ())
    return wishes


def _choice(what: str, choices: tuple[str, ...], default: str) -> Any:
    def one_of_them(answer: str) -> str:
        if answer.strip() not in choices:
            raise typer.BadParameter(f"`{answer}` is none of {', '.join(choices)}")
        return answer.strip()

    return typer.prompt(f"{what} ({', '.join(choices)})", default, value_proc=one_of_them, err=True)


def _text(question: str, read: Callable[[str], Any], usual: str = "an example") -> Any:
    """The answer as `read` understands it, or `None` for Return alone. Asks again where `read` raises CannotDo."""

    def understood(answer: str) -> Any:
        try:
            return read(answer) if answer.strip() else None
        except CannotDo as error:
            raise typer.BadParameter(error.message) from None

    return typer.prompt(f"{question} [{usual}]", "", value_proc=understood, show_default=False, err=True)
