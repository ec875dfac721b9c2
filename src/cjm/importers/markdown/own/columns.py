"""The columns of our own tables: the English words above them, the key that each fills, and how its cells are written."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple


class Column(NamedTuple):
    """What a column fills and how it is written.

    `how` is `text`, `list`, `number`, `day`, `share`, `link`, `sources` (of evidence), `values` (words of `family`),
    `place` (a number and a name), `skip` where it follows from others, or a name that the reader of that table knows.
    """

    key: str
    how: str = "text"
    family: str = ""


_SKIP = Column("", "skip")
_EVIDENCE = Column("evidence", "sources")
_OWNER = Column("owner")

GOALS = {"Goal": Column("text"), "Kind": Column("kind"), "Why": Column("why"), "Metric": Column("metric")}
STEPS = {
    "Step": Column("name", "step"),
    "When": Column("when"),
    "Actions": Column("actions", "list"),
    "Thoughts": Column("thoughts", "list"),
    "Expects": Column("expects", "list"),
    "Emotion": Column("emotion", "emotions"),
    "Touchpoints": Column("touchpoints", "list"),
    "Metrics": Column("metrics", "list"),
    "Owner": Column("owner", "inherited"),
    "Confidence": Column("confidence", "basis"),
}
QUESTIONS = {
    "At": Column("at", "at"),
    "Question": Column("text"),
    "Answer": Column("answer", "answer"),
    "Answered by": Column("answered_by", "list"),
    "Feeds": Column("feeds", "values", "feeds"),
    "Evidence": _EVIDENCE,
}
TRANSITIONS = {
    "Kind": Column("kind"),
    "way|From": Column("from", "place"),
    "way|To": Column("to", "place"),
    "When": Column("when"),
    "Because": Column("because", "list"),
    "Share": Column("share", "share"),
    "Trigger": Column("touchpoint"),
    "Every": Column("every"),
    "Message": Column("message"),
    "Customers can stop it": Column("opt_out"),
}
PAIN_POINTS = {
    "Severity": Column("severity"),
    "Pain point": Column("text"),
    "At": Column("at", "at"),
    "Kind": Column("kind"),
    "Frequency": Column("frequency"),
    "Severity × frequency": _SKIP,
    "Barrier": Column("barrier_to", "values", "barrier_to"),
    "Persona": Column("personas", "list"),
    "Cause": Column("cause"),
    "Falls between": Column("silo", "list"),
    "Confidence": Column("confidence", "basis"),
    "Opportunity": _SKIP,
}
OPPORTUNITIES = {
    "Rank": _SKIP,
    "Opportunity": Column("text"),
    "At": Column("at", "at"),
    "Answers": Column("addresses", "list"),
    "Change": Column("change"),
    "Impact": Column("impact", "number"),
    "Effort": Column("effort", "number"),
    "RICE": Column("rice", "rice"),
    "Commitments": Column("commitments", "values", "commitment"),
    "Goals": Column("serves", "list"),
    "Owner": Column("owner", "inherited"),
    "Status": Column("status"),
    "Due": Column("due", "day"),
    "Ticket": Column("ticket"),
}
NEEDS = {
    "Need": Column("text"),
    "At": Column("at", "at"),
    "Importance": Column("importance", "number"),
    "Satisfaction": Column("satisfaction", "number"),
    "Opportunity score": _SKIP,
    "Evidence": _EVIDENCE,
    "Opportunity": _SKIP,
}
METRICS = {
    "Metric": Column("name", "link"),
    "At": Column("metrics", "used"),
    "Actual": Column("latest", "measured"),
    "Date": Column("date", "day"),
    "Sample": Column("sample", "number"),
    "Target": Column("target", "measured"),
    "Due": Column("due", "day"),
    "Result": _SKIP,
    "Trend": _SKIP,
    "Baseline": Column("baseline", "measured"),
    "Method": Column("method"),
    "Source": Column("source"),
    "System": Column("system"),
    "Owner": _OWNER,
    "Definition": Column("definition"),
}
TOUCHPOINTS = {
    "Touchpoint": Column("name", "link"),
    "Channel": Column("channel"),
    "Medium": Column("medium"),
    "Platform": Column("platform"),
    "At": Column("touchpoints", "used"),
    "Lowest emotion": _SKIP,
    "Pain points": _SKIP,
    "Customer questions": _SKIP,
    "Owner": _OWNER,
}
OWNERS = {
    "Owner": Column("name"),
    "Kind": Column("kind"),
    "Discipline": Column("discipline"),
    "Contact": Column("contact"),
    **dict.fromkeys(
        ("At", "Phases", "Steps", "Pain points", "Opportunities", "Metrics", "Touchpoints"), _SKIP
    ),
}
COMPETITORS = {
    "Company": Column("name"),
    "Strengths": Column("strengths", "list"),
    "Weaknesses": Column("weaknesses", "list"),
    "Where customers click": Column("clicks", "list"),
    "Where they do not": Column("misses", "list"),
    "Evidence": _EVIDENCE,
}
PLATFORMS = {
    "Platform": Column("name"),
    "Decision": Column("decision"),
    "Why": Column("why"),
    "Touchpoints": _SKIP,
    "Evidence": _EVIDENCE,
}
AFFINITY = {
    "Persona": Column("persona"),
    "Trait of the brand": Column("trait"),
    "Fit": Column("fit", "number"),
    "Plan": Column("plan"),
}
CONTENT_PLAN = {
    "period|From": Column("start", "day"),
    "period|To": Column("end", "day"),
    "Content": Column("name", "link"),
    "Phase": Column("phase", "phase"),
    "Platform": Column("platform"),
    "Customer questions": Column("questions", "list"),
    "Owner": _OWNER,
    "Status": Column("status"),
}
WALKTHROUGHS = {
    "Step": Column("step", "place"),
    "Natural": Column("natural"),
    "Why": Column("why"),
    "Weak point": Column("pain"),
    "Missing information": Column("missing_information", "list"),
    "Expects": _SKIP,
    "Experienced": Column("experienced"),
}
EVIDENCE = {
    "": Column("number", "skip"),
    "Name": Column("name", "link"),
    "Kind": Column("kind"),
    "Date": Column("date", "day"),
    "Sample": Column("sample", "number"),
    "At": _SKIP,
    "Asks about": Column("asks", "values", "persona"),
    "Notes": Column("notes"),
}
REVIEW = {
    "Date": Column("date", "day"),
    "By": Column("by"),
    "How": Column("how"),
    "What changed": Column("changed"),
    "Evidence": _EVIDENCE,
}
SECTIONS: Mapping[str, tuple[str, Mapping[str, Column]]] = {
    "Goals": ("goals", GOALS),
    "Opportunities": ("opportunities", OPPORTUNITIES),
    "Needs": ("needs", NEEDS),
    "Metrics": ("metrics", METRICS),
    "Touchpoints": ("touchpoints", TOUCHPOINTS),
    "Owners": ("owners", OWNERS),
    "Competitors": ("competitors", COMPETITORS),
    "Platforms": ("platforms", PLATFORMS),
    "Affinity": ("affinity", AFFINITY),
    "Content plan": ("content_plan", CONTENT_PLAN),
    "Evidence": ("evidence", EVIDENCE),
}
"""The sections that hold one table: their headings, the tables, and their columns."""
COMPUTED = ("The ten steps", "Checks", "History")
"""The sections that follow from the rest, or from git."""
MAP_FACTS = {
    "Customer goal": "customer_goal",
    "Owner": "owner",
    "Experience": "experience",
    "From": "from",
    "To": "to",
    "Context": "context",
    "Touchpoints": "expected_touchpoints",
}
COMPUTED_FACTS = (
    "Next review", "Last review", "Lowest point", "High-severity pain points", "Metrics off target", "Steps without owner",
    "Steps with evidence", "How sure we are",
)  # fmt: skip
PHASE_FACTS = {
    "Customer goal": "customer_goal",
    "Key task": "key_task",
    "Moves on when": "advance_when",
    "Timing": "timing",
    "Duration": "duration",
    "Owner": "owner",
}
COMPUTED_OF_PHASE = ("Gap", "Metrics")
