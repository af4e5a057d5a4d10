"""Samples broken at random: each ends in a state that says so, and none takes another down."""

from collections import Counter
from pathlib import Path

import pytest

from bench.fuzzing import faults, list_files, make_broken
from townclerk.workers import run

SAMPLES = Path(__file__).resolve().parents[2] / "samples" / "papers"
NUMBER = 150


@pytest.mark.slow
@pytest.mark.parametrize("seed", [1, 2])
def test_broken_samples_end_as_they_may(tmp_path, seed):
    broken = list(make_broken(list_files([SAMPLES]), NUMBER, seed, tmp_path))
    ends, wrong = Counter(), []
    for outcome in run(broken, jobs=2):
        ends[outcome.records.document.status] += 1
        wrong += [f"{outcome.path.name}: {fault}" for fault in faults(outcome, str(tmp_path))]
    assert wrong == []
    assert ends.total() == NUMBER
    assert ends["read"] and ends["failed"]  # some accidents hurt, some do not
