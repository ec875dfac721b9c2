"""Where a map refers to something by its id, and to files."""

from __future__ import annotations

from tests.model.building import made

from cjm.model.map import Library, Map
from cjm.model.references import FileReference, Reference, file_references, references


def test_every_id_of_a_map_with_its_target_and_place():
    content = made(
        Map,
        {
            "cjm": 1,
            "title": "Shoes",
            "owner": "m",
            "goals": [{"text": "G", "metric": "r"}],
            "touchpoints": {"ad": {"name": "Ad", "owner": "m", "platform": "web"}},
            "competitors": {"us": {"ratings": {"price": 4}, "evidence": ["i"]}},
            "phases": [
                {
                    "name": "A",
                    "lanes": {"legal": ["x"]},
                    "by_persona": {"ana": {"score": 1}},
                    "opportunities": [{"text": "O", "addresses": ["p"], "serves": ["g"]}],
                    "steps": [{"name": "S", "pain_points": [{"text": "P", "silo": ["m", "s"]}]}],
                }
            ],
            "transitions": [{"from": "a", "to": "exit", "because": ["p"], "trigger": {"touchpoint": "ad"}}],
            "content_plan": [{"name": "C", "phase": "a", "questions": ["q"]}],
        },
    )
    step = ("phases", 0, "steps", 0, "pain_points", 0, "silo")
    assert set(references(content)) == {
        Reference(("owner",), "owner", "m"),
        Reference(("goals", 0, "metric"), "metric", "r"),
        Reference(("touchpoints", "ad", "owner"), "owner", "m"),
        Reference(("touchpoints", "ad", "platform"), "platform", "web"),
        Reference(("competitors", "us", "ratings", "price"), "criterion", "price", "key"),
        Reference(("competitors", "us", "evidence", 0), "evidence", "i"),
        Reference(("phases", 0, "lanes", "legal"), "lane", "legal", "key"),
        Reference(("phases", 0, "by_persona", "ana"), "persona", "ana", "key"),
        Reference(("phases", 0, "opportunities", 0, "addresses", 0), "concern", "p"),
        Reference(("phases", 0, "opportunities", 0, "serves", 0), "goal", "g"),
        Reference((*step, 0), "owner", "m"),
        Reference((*step, 1), "owner", "s"),
        Reference(("transitions", 0, "from"), "place", "a"),
        Reference(("transitions", 0, "to"), "place", "exit"),
        Reference(("transitions", 0, "because", 0), "pain_point", "p"),
        Reference(("transitions", 0, "trigger", "touchpoint"), "touchpoint", "ad"),
        Reference(("content_plan", 0, "phase"), "phase", "a"),
        Reference(("content_plan", 0, "questions", 0), "question", "q"),
    }


def test_a_library_refers_too():
    content = made(Library, {"cjm": 1, "kind": "library", "metrics": {"r": {"name": "Reach", "owner": "m"}}})
    assert references(content) == (Reference(("metrics", "r", "owner"), "owner", "m"),)


def test_paths_to_maps_and_pictures():
    content = made(
        Map,
        {
            "cjm": 1,
            "title": "Shoes",
            "future_of": "now.cjm.yaml",
            "personas": {"ana": {"name": "Ana", "picture": "ana.png"}},
            "phases": [{"name": "A", "steps": [{"name": "S", "picture": "s.jpg", "journey": "s.cjm.yaml"}]}],
        },
    )
    assert set(file_references(content)) == {
        FileReference(("future_of",), "map", "now.cjm.yaml"),
        FileReference(("personas", "ana", "picture"), "picture", "ana.png"),
        FileReference(("phases", 0, "steps", 0, "picture"), "picture", "s.jpg"),
        FileReference(("phases", 0, "steps", 0, "journey"), "map", "s.cjm.yaml"),
    }
