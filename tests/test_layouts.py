"""Papers of invented bodies in the layouts of many kinds of real ones: what is found of them may only grow."""

from pathlib import Path

import pytest

from bench.accuracy import cards

LAYOUTS = Path(__file__).resolve().parents[1] / "samples" / "layouts"
# F1 over all papers, a little below what was reached in November 2026
FLOORS = {
    "letters": {"document": 0.96, "questions": 0.96, "exemptions": 0.92, "people": 0.9, "acronyms": 0.97},
    "minutes": {
        "document": 0.93,
        "meetings": 0.93,
        "attendance": 0.9,
        "items": 0.94,
        "decisions": 0.85,
        "actions": 0.85,
        "people": 0.95,
    },
    "reports": {"document": 0.99, "reports": 0.99, "recommendations": 0.99},
}


@pytest.mark.slow
@pytest.mark.parametrize("group", FLOORS)
def test_layouts_are_read_as_well_as_before(group):
    card = cards(LAYOUTS / group / "gold", "", split=False)["all"]
    below = {name: card[name].f1 for name, floor in FLOORS[group].items() if card[name].f1 < floor}
    assert below == {}
