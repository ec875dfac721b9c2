"""Which map opens into which, and which improves which, as a tree."""

from __future__ import annotations

from cjm.view.site.relations import Hierarchy, Link, Related


def related(title: str, *details: tuple[str, str], improves: str | None = None) -> Related:
    return Related(title, "en", details, improves)


SITE = Hierarchy(
    {
        "a": related("A", ("c", "Pays"), ("c", "Pays again"), ("gone", "x"), ("a", "itself")),
        "b": related("B", improves="a"),
        "c": related("C", ("d", "Deep")),
        "d": related("D"),
        "e": related("E", ("d", "Elsewhere"), improves="gone"),
    }
)


def test_a_map_knows_what_belongs_to_it() -> None:
    top = SITE.of("a")
    assert top.details == (Link("c", "C", "en", "Pays"), Link("c", "C", "en", "Pays again"))
    assert top.improved_by == (Link("b", "B", "en"),)
    assert (top.trail, top.part_of, top.improves) == ((), (), ())
    assert SITE.of("b").improves == (Link("a", "A", "en"),)
    deep = SITE.of("d")
    assert deep.trail == (Link("a", "A", "en"), Link("c", "C", "en"))
    assert deep.part_of == (Link("c", "C", "en", "Deep"), Link("e", "E", "en", "Elsewhere"))
    assert SITE.of("e").improves == ()


def test_the_tree_has_each_map_once() -> None:
    assert SITE.in_order() == [("a", 0), ("b", 1), ("c", 1), ("d", 2), ("e", 0)]


def test_maps_that_lead_to_each_other_are_all_there() -> None:
    circle = Hierarchy(
        {
            "a": related("A", ("b", "x")),
            "b": related("B", ("c", "x")),
            "c": related("C", ("a", "x"), improves="b"),
        }
    )
    assert sorted(page for page, _ in circle.in_order()) == ["a", "b", "c"]
    assert [len(circle.of(page).part_of) for page in "abc"] == [1, 1, 1]
    assert max(len(circle.of(page).trail) for page in "abc") == 2


def test_a_chain_may_be_long() -> None:
    maps = {f"{i}": related(f"M{i}", (f"{i + 1}", "x")) for i in range(3000)}
    assert Hierarchy(maps).in_order()[-1] == ("2999", 2999)
