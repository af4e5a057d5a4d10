"""The records: closed vocabularies, and one way to JSON."""

from dataclasses import fields

from extract.records import LISTS, Acronym, Document, Records, as_json, columns


def test_each_list_of_records_has_a_type():
    lists = {f.name for f in fields(Records)} - {"document", "foi", "documents", "private", "private_places"}
    assert lists == set(LISTS)


def test_evidence_stands_last_in_every_record():
    assert columns(Acronym) == ("short", "long", "origin", "page", "bbox", "basis")


def test_json_rounds_boxes_and_keeps_nulls():
    record = Records(
        document=Document(name="a"), acronyms=(Acronym(short="A", long="Aa", origin="inline", bbox=(1.04, 2, 3, 4)),)
    )
    said = as_json(record)
    assert said["acronyms"][0]["bbox"] == [1.0, 2, 3, 4]
    assert said["foi"] is None
    assert said["document"]["status"] == "read"
