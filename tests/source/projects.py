"""Projects of a library, a map and a future map that name each other's things in every way, as Hypothesis draws them."""

from __future__ import annotations

from dataclasses import dataclass

from hypothesis import strategies as st

from cjm.source.quoting import scalar

IDS = (
    "shop",
    "team",
    "no",
    "1e3",
    "Größe",
    "步骤",
    "on_line",
    "-dash",
    "null",
    "0x1F",
    "x",
    "12",
    "ana",
    "late-fee",
)
QUOTES = ("{}", '"{}"', "'{}'")


@dataclass(frozen=True)
class Drawn:
    """The texts of the files by name."""

    files: dict[str, str]


@st.composite
def projects(draw: st.DrawFn) -> Drawn:
    """A project whose ids are unique in their spaces; some things have no id but the slug of their text."""
    made = _Maker(draw)
    shared = made.registries("Shared", [], [])
    library = f"cjm: 1\nkind: library # all of it\n{shared.text}"
    current = made.map("Now", shared)
    future = made.map("Then", shared, current)
    return Drawn(
        {"library.cjm.yaml": library, "now.cjm.yaml": current.text, "then.cjm.yaml": future.text},
    )


@dataclass
class _File:
    text: str
    owners: list[str]
    touchpoints: list[str]
    personas: list[str]
    places: list[str]
    pains: list[str]


class _Maker:
    def __init__(self, draw: st.DrawFn) -> None:
        self.draw = draw

    def one(self, values: list[str] | tuple[str, ...]) -> str:
        return self.draw(st.sampled_from(values))

    def chance(self) -> bool:
        return self.draw(st.booleans())

    def quoted(self, id_: str) -> str:
        ways = QUOTES if scalar(id_) == id_ else QUOTES[1:]
        return self.one(ways).format(id_)

    def some(self, values: list[str], most: int = 3) -> list[str]:
        return self.draw(st.lists(st.sampled_from(values), unique=True, max_size=most)) if values else []

    def ids(self, without: list[str], least: int, most: int) -> list[str]:
        free = [each for each in IDS if each not in without]
        return self.draw(st.lists(st.sampled_from(free), unique=True, min_size=least, max_size=most))

    def listed(self, ids: list[str]) -> str:
        return f"[{', '.join(map(self.quoted, ids))}]"

    def registries(self, who: str, owners_elsewhere: list[str], others: list[str]) -> _File:
        owners, touchpoints = self.ids(owners_elsewhere, 1, 3), self.ids(others, 1, 3)
        personas = self.ids([], 0, 2) if who == "Now" else []
        lines = ["owners:"]
        for each in owners:
            block = self.chance()
            lines += (
                [f"  {self.quoted(each)}:", f"    name: {who} owner {each}  # {each}"]
                if block
                else [f"  {self.quoted(each)}: {{name: {who} owner {each}}}"]
            )
        lines.append("touchpoints:")
        for each in touchpoints:
            lines.append(
                f"  {self.quoted(each)}: {{name: {who} place {each}, owner: {self.quoted(self.one(owners))}}}"
            )
        if personas:
            lines += ["personas:", *(f"  {self.quoted(each)}: {who} persona {each}" for each in personas)]
        return _File("\n".join(lines) + "\n", owners, touchpoints, personas, [], [])

    def map(self, who: str, shared: _File, current: _File | None = None) -> _File:
        own = self.registries(who, shared.owners, shared.touchpoints)
        owners = [*own.owners, *shared.owners, *(current.owners if current else [])]
        touchpoints = [*own.touchpoints, *shared.touchpoints, *(current.touchpoints if current else [])]
        personas = [*own.personas, *(current.personas if current else [])]
        free = self.ids([], 6, 8)
        concerns = self.ids([], 4, 6)
        own.places, own.pains, own.personas = [], [], personas
        body = []
        for number in range(1, 3):
            name = f"Phase {number}"
            phase = self._id(free)
            own.places.append(phase or f"phase-{number}")
            body.append(f"  - name: {name}" + (f"\n    id: {self.quoted(phase)}" if phase else ""))
            body.append(f"    owner: {self.quoted(self.one(owners))} # {self.one(IDS)}")
            body.append(f"    touchpoints: {self.listed(self.some(touchpoints))}")
            pain = self._id(concerns)
            own.pains.append(pain or f"{who}-pain-{number}".lower())
            body.append("    pain_points:")
            body.append(
                f"      - {who} pain {number}"
                if not pain
                else f"      - text: {who} pain {number}\n        id: {self.quoted(pain)}"
            )
            named = self.some([*own.pains, *(current.pains if current else [])])
            body.append(f"    opportunities:\n      - {{text: Do {number}, addresses: {self.listed(named)}}}")
            body.append("    steps:")
            for order in range(1, 3):
                step = self._id(free)
                slug = step or f"step-{number}{order}"
                own.places += [slug, f"{own.places[-1] if order == 1 else own.places[-3]}/{slug}"]
                body.append(
                    f"      - name: Step {number}{order}"
                    if not step
                    else f"      - {{name: Step {number}{order}, id: {self.quoted(step)}}}"
                )
                if personas and not step and self.chance():
                    body.append(f"        by_persona: {{{self.quoted(self.one(personas))}: 1}}")
        places = own.places
        head = f"cjm: 1\ntitle: {who}\nstate: {'future' if current else 'current'}\n"
        head += "future_of: now.cjm.yaml\n" if current else ""
        head += f"owner: {self.quoted(self.one(owners))}\nx-own: {{shop: shop, {self.one(IDS[:2])}s: team}}\n"
        tail = f"insights:\n  - {{text: Look, at: {self.listed(self.some(places))}}}\n"
        tail += f"transitions:\n  - from: {self.quoted(self.one(places))}\n    to: {self.quoted(self.one(places))}\n"
        tail += f"    because: {self.listed(self.some(own.pains))}\n"
        own.text = head + own.text + "phases:\n" + "\n".join(body) + "\n" + tail
        return own

    def _id(self, free: list[str]) -> str | None:
        return free.pop() if free and self.chance() else None
