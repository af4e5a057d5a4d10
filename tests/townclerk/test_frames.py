"""What comes back from a reader's process: whole frames, and nothing that is no record."""

import os
import pickle

import pytest

from extract.paper import Line, Style
from extract.records import Acronym, Document, Records
from townclerk.workers.frames import NOTE, PAGE, frame, split, unpack


class Evil:
    def __reduce__(self):
        return (os.system, ("true",))


class Deeper:
    def __reduce__(self):
        return (getattr, (Document, "__init__"))


def test_records_come_back_as_they_were():
    records = Records(
        document=Document(name="a"),
        acronyms=(Acronym(short="A", long="Aa", origin="inline", bbox=(1.0, 2.0, 3.0, 4.0)),),
    )
    assert unpack(pickle.dumps(records, protocol=5)) == records
    line = Line("Minutes", 1, bbox=(1.0, 2.0, 3.0, 4.0))
    assert unpack(pickle.dumps((("heading", line), Style(bold=True)), protocol=5)) == (
        ("heading", line),
        Style(bold=True),
    )


@pytest.mark.parametrize("value", [Evil(), Deeper(), {"a": [Evil()]}, os.system, Exception("x"), Evil])
def test_nothing_else_does(value):
    with pytest.raises(pickle.UnpicklingError):
        unpack(pickle.dumps(value))


@pytest.mark.parametrize("name", ["extract.records\ncast", "extract.records\nas_json", "extract.paper\nfield"])
def test_nor_a_function_of_a_trusted_module(name):
    with pytest.raises(pickle.UnpicklingError):
        unpack(f"c{name}\n.".encode())


def test_frames_are_whole_however_they_arrive():
    sent = frame(NOTE, b"one") + frame(PAGE, b"") + frame(PAGE, b"x" * 1000)
    for size in (1, 3, 7, 500):
        received, got = bytearray(), []
        for start in range(0, len(sent), size):
            received += sent[start : start + size]
            got += split(received)
        assert got == [(NOTE, b"one"), (PAGE, b""), (PAGE, b"x" * 1000)]
        assert not received
