"""Private persons are taken out of every text; officials, towns and bodies stay."""

from dataclasses import replace

import pytest

from extract.records import Attendance, Document, Page, Petition, PublicQuestion, Question, Records
from index.privacy import MASK, without_private

PAPER = Records(
    document=Document(name="a.pdf", authority="Wrenmouth City Council", title="Reply to Ms Ada Quill"),
    pages=(
        Page(
            number=1,
            text="Dear Ms Quill\nAda  Quill\n4 Hill Rise, Wrenmouth\nquill@mail.example\nWrenmouth City Council",
        ),
    ),
    questions=(Question(number="1", text="Ada\nQuill asked how many?"),),
    private=("Ms Ada Quill", "Ms Quill", "4 Hill Rise", "Wrenmouth", "quill@mail.example"),
)


def test_every_text_loses_the_names_and_keeps_the_rest():
    kept = without_private(PAPER)
    assert kept.pages[0].text == f"Dear {MASK}\n{MASK}\n{MASK}, Wrenmouth\n{MASK}\nWrenmouth City Council"
    assert kept.document.title == f"Reply to {MASK}"
    assert kept.questions[0].text == f"{MASK} asked how many?"
    assert kept.private == ()


def test_what_came_inside_loses_the_same_names():
    inner = Records(document=Document(name="b.txt"), pages=(Page(number=1, text="For Ada Quill"),))
    assert without_private(replace(PAPER, documents=(inner,))).documents[0].pages[0].text == f"For {MASK}"


@pytest.mark.parametrize(
    ("row", "field", "kept"),
    [
        (Attendance(name="Ada Quill", capacity="public", status="present"), "attendance", ()),
        (Petition(text="A crossing", presenter="Ada Quill"), "petitions", (Petition(text="A crossing"),)),
        (PublicQuestion(text="Why?", asker="Ada Quill"), "public_questions", (PublicQuestion(text="Why?"),)),
    ],
)
def test_members_of_the_public_stand_in_no_row(row, field, kept):
    assert getattr(without_private(Records(document=Document(), **{field: (row,)})), field) == kept


def test_members_keep_their_names():
    row = PublicQuestion(text="Why?", asker="Councillor Raman", asker_kind="member")
    assert without_private(Records(document=Document(), public_questions=(row,))).public_questions == (row,)
