"""Step 10 of the method: looking at the map again, and walking it oneself."""

import datetime
from typing import Annotated

from cjm.model.base import (
    Bool,
    Date,
    EvidenceRef,
    Model,
    OwnerRef,
    PersonaRef,
    PlaceRef,
    Text,
    Written,
    doc,
)

DurationText = Annotated[str, Written("duration")]


class ReviewEntry(Model):
    """One review that took place."""

    date: Annotated[Date, doc("The day of the review.", datetime.date(2026, 6, 1))]
    by: Annotated[Text | None, doc("Who reviewed the map.", "Marketing and support")] = None
    how: Annotated[Text | None, doc("How it was done.", "Half a day with the support log")] = None
    changed: Annotated[Text | None, doc("What was changed.", "Two pain points solved, one added")] = None
    evidence: Annotated[tuple[EvidenceRef, ...], doc("What was looked at.", ["support-log"])] = ()


class Review(Model):
    """When the map is looked at again, by whom, and what came of it."""

    every: Annotated[DurationText | None, doc("The longest time between two reviews.", "90 days")] = None
    owner: Annotated[OwnerRef | None, doc("Who sees to it.", "marketing")] = None
    after: Annotated[
        tuple[Text, ...],
        doc(
            "What calls for a review before its time: `touchpoint-added`, `touchpoint-removed`, or words of your own.",
            ["touchpoint-added"],
        ),
    ] = ()
    log: Annotated[
        tuple[ReviewEntry, ...],
        doc(
            "The reviews that took place, oldest first.",
            [{"date": datetime.date(2026, 6, 1), "by": "Marketing"}],
        ),
    ] = ()


class WalkthroughAnswers(Model):
    """The five questions of a walk in the customer's shoes."""

    where_and_how: Annotated[
        Text | None, doc("Where do I go, and how do I get there?", "To the search page, by phone")
    ] = None
    has_problem: Annotated[Text | None, doc("Have I the problem that this solves?", "Yes: my knees hurt")] = (
        None
    )
    finds_product: Annotated[
        Text | None, doc("Can I find the product that solves it?", "Only with the filter")
    ] = None
    buys: Annotated[Text | None, doc("Do I decide to buy?", "Not before I know the size")] = None
    meets_again: Annotated[
        Text | None, doc("Do I meet the business again after the purchase?", "One e-mail, no more")
    ] = None


class WalkthroughNote(Model):
    """What was found at one step of the walk."""

    step: Annotated[PlaceRef, doc("The step.", "compare")]
    natural: Annotated[Bool | None, doc("Whether the action felt natural.", True)] = None
    why: Annotated[Text | None, doc("Why it did, or did not.", "The filter is where I look first")] = None
    pain: Annotated[Text | None, doc("What was weak.", "Sizes only after the third tap")] = None
    missing_information: Annotated[
        tuple[Text, ...], doc("What could not be found.", ["The date of delivery"])
    ] = ()
    experienced: Annotated[
        Text | None,
        doc(
            "What happened, against what the step's customer expects.",
            "The price grew by 6 at the end",
        ),
    ] = None


class Walkthrough(Model):
    """One walk in the customer's shoes."""

    date: Annotated[Date, doc("The day of the walk.", datetime.date(2026, 5, 4))]
    by: Annotated[Text | None, doc("Who walked.", "Two designers")] = None
    persona: Annotated[PersonaRef | None, doc("In whose shoes.", "ana")] = None
    answers: Annotated[
        WalkthroughAnswers | None,
        doc("The five questions.", {"buys": "Not before I know the size"}),
    ] = None
    notes: Annotated[
        tuple[WalkthroughNote, ...],
        doc("What was found, step by step.", [{"step": "compare", "natural": True}]),
    ] = ()
