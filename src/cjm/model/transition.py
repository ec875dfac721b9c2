"""Where the journey does not simply go on: returns, loops, reminders and exits."""

from typing import Annotated, Literal

from cjm.model.base import Bool, Model, PainPointRef, PlaceRef, Share, Text, TouchpointRef, doc

EXIT = "exit"
"""The reserved id that leaves the journey."""

TransitionKind = Literal["advance", "return", "loyalty-loop", "reminder"]


class Trigger(Model):
    """What reminds the customer to come back."""

    touchpoint: Annotated[
        TouchpointRef | None, doc("Where the reminder reaches the customer.", "newsletter")
    ] = None
    every: Annotated[Text | None, doc("How often, or when.", "8 months after the purchase")] = None
    message: Annotated[Text | None, doc("What it says.", "Your shoes have run 700 km")] = None
    opt_out: Annotated[Bool | None, doc("Whether the customer can stop it.", True)] = None


class Transition(Model):
    """A way from one phase or step to another that is not simply onward."""

    from_: Annotated[PlaceRef, doc("The phase or step it leaves.", "use", key="from")]
    to: Annotated[PlaceRef, doc("The phase or step it leads to; `exit` leaves the journey.", "awareness")]
    kind: Annotated[
        TransitionKind | None,
        doc(
            "What sort of way it is. Default: advance when it leads forward, return when it leads back.",
            "return",
        ),
    ] = None
    when: Annotated[
        Text | None, doc("The condition on which the customer takes it.", "The shoes disappoint")
    ] = None
    because: Annotated[tuple[PainPointRef, ...], doc("The pain points that cause it.", ["blisters"])] = ()
    share: Annotated[Share | None, doc("The share of customers who take it, 0 to 1.", 0.12)] = None
    trigger: Annotated[
        Trigger | None, doc("What starts it.", {"touchpoint": "newsletter", "opt_out": True})
    ] = None
