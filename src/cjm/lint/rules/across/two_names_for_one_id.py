"""What two maps call by one id has one name in both.

## Why

A customer meets one web shop, not a “Web shop” in one map and an “Online store” in the next. Where two maps give the same
id to the same address, they mean the same touchpoint, and readers of both reports should recognise it; the same holds for
an owner with one contact. Of two names the more common is kept. Maps in different languages, and a future map beside the
one that it improves, may name things differently.

## Bad

```yaml
# file: boots.cjm.yaml
title: Buying hiking boots
touchpoints:
  shop: {name: Online store, channel: website, link: https://shop.example}
```

```yaml
touchpoints:
  shop: {name: Web shop, channel: website, link: https://shop.example}
```

## Good

```yaml
# file: boots.cjm.yaml
title: Buying hiking boots
touchpoints:
  shop: {name: Web shop, channel: website, link: https://shop.example}
```

```yaml
touchpoints:
  shop: {name: Web shop, channel: website, link: https://shop.example}
```
"""

from collections.abc import Iterator

from cjm.lint.rule import Overview, Problem, Summary, rule_across
from cjm.model.namesakes import with_two_names
from cjm.model.summary import Entry

_PROOF = {"touchpoint": ("touchpoints", "link"), "owner": ("owners", "contact")}
"""Of which registries entries are compared, and by what they prove to be the same."""


@rule_across(
    "CJM1505",
    "two-names-for-one-id",
    "Two maps call the same thing by two names",
    source=("002.16", "003.30"),
)
def two_names_for_one_id(file: Summary, project: Overview) -> Iterator[Problem]:
    """Touchpoints and owners whose id has another name in a map that is not related, with the same address."""
    for what, (where, proof) in _PROOF.items():

        def same(one: Entry, other: Entry, proof: str = proof) -> bool:
            return proof in one.facts and one.facts[proof] == other.facts.get(proof)

        for found in with_two_names(file, project, where, same):
            message = f"the {what} `{found.entry.id}` is called “{found.other.name}” {found.where}"
            help_ = "give it one name in both maps, better still one entry in a library"
            yield Problem((where, found.entry.id), message, help_)
