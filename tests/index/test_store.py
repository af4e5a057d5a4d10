"""Documents into rows and out again; what they held before is replaced; places come and go."""

from extract.records import (
    Attachment,
    Decision,
    Document,
    Foi,
    Meeting,
    Page,
    Question,
    Records,
)
from index.duplicates import link_duplicates
from index.numbers import document_of
from index.store import Source, known_sources, mark_gone, open_index, place_source, remove_document, transaction


def paper(name="a.pdf", sha="a" * 64, date="2024-05-02", text="The budget was noted.", **more):
    return Records(
        document=Document(
            kind="minutes", name=name, sha256=sha, date=date, authority="Wrenmouth City Council", committee="Cabinet"
        ),
        pages=(Page(number=1, text=text),),
        meetings=(Meeting(id="m1", committee="Cabinet", date=date, source="minutes", page=1),),
        decisions=(Decision(meeting="m1", verb="RESOLVED", text="That the report be noted.", page=1),),
        **more,
    )


def count(db, table):
    return db.execute(f'select count(*) from "{table}"').fetchone()[0]


def found(db, word):
    return [r[0] for r in db.execute("select rowid from pages_fts where pages_fts match ?", [word])]


def test_rows_carry_their_document_in_their_number(db, add):
    first, second = add(paper()), add(paper("b.pdf", "b" * 64, "2023-01-01"))
    assert first < second, "the newest come first"
    assert [document_of(row) for row in found(db, "budget")] == [first, second]


def test_a_meeting_keeps_its_own_id_as_key(db, add):
    add(paper())
    assert db.execute("select key from meetings").fetchone() == ("m1",)


def test_the_same_bytes_read_again_replace_what_they_gave(db, add):
    add(paper())
    add(paper(text="The budget was rejected."))
    assert (count(db, "documents"), count(db, "decisions"), found(db, "noted")) == (1, 1, [])
    assert len(found(db, "rejected")) == 1


def test_a_changed_file_replaces_the_document_that_lay_there(db, add):
    add(paper())
    add(paper(sha="c" * 64, date="2025-01-01", text="Other words."))
    assert count(db, "documents") == 1
    assert found(db, "budget") == []


def test_a_document_in_two_places_stays_until_both_are_gone(db, add):
    number = add(paper())
    with transaction(db):
        place_source(db, Source("copy.pdf", 1, 1.0), number, "a" * 64, "now")
    mark_gone(db, ["a.pdf"], "later")
    assert db.execute("select gone from documents").fetchone() == (None,)
    mark_gone(db, ["copy.pdf"], "later")
    assert db.execute("select gone from documents").fetchone() == ("later",)
    assert known_sources(db) == {}


def test_what_came_inside_a_mail_is_a_document_of_its_own_linked_to_it(db, add):
    inner = paper("b.pdf", "b" * 64)
    number = add(paper(attachments=(Attachment(name="b.pdf", size=9),), documents=(inner,)))
    child, container = db.execute("select id, container from documents where name = 'b.pdf'").fetchone()
    assert container == number
    assert db.execute("select inner_document from attachments").fetchone() == (child,)
    with transaction(db):
        remove_document(db, number)
    assert count(db, "documents") == 0
    assert found(db, "budget") == []


def test_failures_and_warnings_have_rows(db, add):
    broken = Records(document=Document(name="x.pdf", status="failed", failure="malformed", warnings=("broken",)))
    add(broken)
    assert db.execute("select code, detail from failures").fetchone() == ("malformed", "broken")
    assert db.execute("select text from warnings").fetchone() == ("broken",)


def test_a_reply_has_one_row_of_foi(db, add):
    add(paper(foi=Foi(reference="FOI 1", outcome="disclosed"), questions=(Question(number="1", text="How many?"),)))
    assert db.execute("select reference, outcome from foi").fetchall() == [("FOI 1", "disclosed")]
    assert db.execute("select outcome, questions from outcomes").fetchall() == [(None, 1)]


def test_foreign_keys_hold(db, add):
    db.execute("insert into runs (id) values (1)")
    add(paper(attachments=(Attachment(name="b", size=1),), documents=(paper("b", "b" * 64),)))
    assert db.execute("pragma foreign_key_check").fetchall() == []


def test_the_accuracy_card_of_the_release_stands_in_the_database(tmp_path):
    for _ in range(2):
        with open_index(tmp_path / "new.db") as db:
            assert db.execute("select f1 > 0.5 and stated > 0 from accuracy where list = 'decisions'").fetchall() == [
                (1,)
            ]


def test_minutes_of_one_meeting_whose_columns_were_read_in_another_order_are_one_paper(db, add):
    words = [f"{one}{other}x" for one in "abcdefghij" for other in "abcdefghij"]
    add(paper("minutes.docx", "c" * 64, text=" ".join(words)))
    add(paper("minutes.pdf", "d" * 64, text=" ".join(words[::2] + words[1::2])))
    add(paper("others.pdf", "e" * 64, "2024-05-03", text=" ".join(words[::2] + words[1::2])))
    link_duplicates(db)
    found = db.execute("select d.name, o.name from documents d join documents o on o.id = d.same_as").fetchall()
    assert found == [("minutes.pdf", "minutes.docx")]
