"""Maps to measure with: valid, varied, the same bytes for the same arguments.

Dates are in quotes for the peers that read YAML 1.1, to which a bare date is no text.
"""

from __future__ import annotations

import random
from pathlib import Path

FEELINGS = ("impatient", "curious", "relieved", "torn", "proud", "lost")
CHANNELS = ("website", "store", "phone", "email", "app", "word-of-mouth")
KINDS = ("financial", "productivity", "process", "support")
SEVERITIES = ("low", "medium", "high", "critical")


def map_text(phases: int, steps: int, seed: int) -> str:
    """A map of that many phases with that many steps each; about 20 lines a step."""
    pick = random.Random(seed)
    lines = [
        "cjm: 1",
        f"title: Journey {seed}",
        "customer_goal: To have it done",
        "goals:",
        "  - text: More customers come back",
        "    id: come-back",
        "personas:",
        "  ana: {name: Ana, demographics: {age: 34}, evidence: [talks]}",
        "owners:",
        "  front: {name: Front, discipline: service}",
        "  back: {name: Back, discipline: operations}",
        "evidence:",
        "  talks: {name: Talks, kind: interview, date: '2026-03-12', sample: 12}",
        "touchpoints:",
        *(f"  {channel}: {{name: The {channel}, channel: {channel}}}" for channel in CHANNELS),
        "metrics:",
        *(
            line
            for phase in range(phases)
            for line in (
                f"  m{phase}:",
                f"    name: Measure {phase}",
                "    method: rate",
                "    source: in-house",
                f"    target: {{value: {pick.randint(50, 99)}, due: '2027-01-31'}}",
                "    readings:",
                f"      - {{date: '2026-05-01', value: {pick.randint(20, 99)}, sample: 80}}",
            )
        ),
        "review:",
        "  every: 180 days",
        "  log:",
        "    - {date: '2026-05-01', by: Front}",
        "phases:",
    ]
    for phase in range(phases):
        lines += [
            f"  - name: Phase {phase}",
            f"    id: p{phase}",
            f"    key_task: Do task {phase} well",
            "    advance_when: It is done",
            f"    owner: {pick.choice(('front', 'back'))}",
            f"    metrics: [m{phase}]",
            "    evidence: [talks]",
            "    steps:",
        ]
        for step in range(steps):
            score = pick.randint(-2, 2)
            lines += [
                f"      - name: Step {step} of phase {phase}",
                f"        id: s{phase}-{step}",
                "        owner: front",
                "        actions:",
                f"          - Does thing {step}",
                "        emotion:",
                f"          score: {score}",
                f"          feeling: {pick.choice(FEELINGS)}",
                f"        touchpoints: [{pick.choice(CHANNELS)}]",
                "        questions:",
                f"          - text: How does {phase}.{step} work?",
                f"            answered_by: [{pick.choice(CHANNELS)}]",
                "        pain_points:",
                f"          - text: It takes too long at {phase}.{step}",
                f"            id: pain-{phase}-{step}",
                f"            kind: {pick.choice(KINDS)}",
                f"            severity: {pick.choice(SEVERITIES)}",
                "        opportunities:",
                f"          - text: Make {phase}.{step} shorter",
                f"            addresses: [pain-{phase}-{step}]",
                "            owner: back",
            ]
    return "\n".join(lines) + "\n"


def write_corpus(folder: Path, maps: int) -> None:
    """Write `maps` maps of about 340 lines to the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for number in range(maps):
        (folder / f"map-{number:05}.cjm.yaml").write_text(map_text(4, 3, number), "utf-8")


def write_large(path: Path, steps: int) -> None:
    """Write one map of that many steps in phases of 50."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(map_text(steps // 50, 50, 0), "utf-8")
