"""Persons with office, body and initials: in prose, lists, contact lines and signatures; joined within a document."""

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st

from extract.marks import Findings, Mark
from extract.records import Attendance, Document, Records
from nlp.entries import mentions
from nlp.names import find_plural, find_titled
from nlp.pipeline import annotate, make_pipeline

PEOPLE = [
    ("There will be a meeting with the head teacher, Mrs Dale.", ("Mrs Dale", "head teacher", None)),
    ("The ex-clerk, Amanda Parr, is a signatory.", ("Amanda Parr", "ex-clerk", None)),
    ("Tributes were paid to former Councillor Joe Dale.", ("Joe Dale", "former Councillor", None)),
    ("The Assistant Chief Fire Officer (ACFO) Sam Dale will join.", ("Sam Dale", "Assistant Chief Fire Officer", None)),
    ("2.1 The Section 151 Officer, Ann Dale, notes it.", ("Ann Dale", "Section 151 Officer", None)),
    (
        "Gareth Pell\nFreedom of Information Decision Maker",
        ("Gareth Pell", "Freedom of Information Decision Maker", None),
    ),
    ("Councillor Bee, St. Vale, Chair of Finance", ("Councillor Bee", "Chair of Finance", None)),
    ("Ann Dale, 138 Faris Circle, President of Dale Funds, spoke.", ("Ann Dale", "President of Dale Funds", None)),
    ("Dan Tuff from Highways met them.", ("Dan Tuff", None, "Highways")),
    (
        "It was noted that Anne Bower who is a tree warden for the parish is moving.",
        ("Anne Bower", "tree warden", None),
    ),
    (
        "Staff: Municipal Administrator-Clerk-Treasurer Karen Holm-Dale attended.",
        ("Karen Holm-Dale", "Municipal Administrator-Clerk-Treasurer", None),
    ),
    ("Councillor A. Byrne, An Cathaoirleach, presided.", ("Councillor A. Byrne", "An Cathaoirleach", None)),
    ("Cllr M Dale Parish Room", ("Cllr M Dale", None, None)),
    (
        "Dr Anna Reed, Designated Doctor for Child Deaths, Eastshire Partnership Trust",
        ("Dr Anna Reed", "Designated Doctor for Child Deaths", "Eastshire Partnership Trust"),
    ),
    ("Clerk: Madeleine Queen", ("Madeleine Queen", "Clerk", None)),
    (
        "Mr Barker, Cabinet Member for Highways and Transport, provided an update.",
        ("Mr Barker", "Cabinet Member for Highways and Transport", None),
    ),
    ("We will ask Matt Penrose, the Neighbourhood Warden to assist.", ("Matt Penrose", "Neighbourhood Warden", None)),
    ("There was nothing from local MSP Mairi Corran.", ("Mairi Corran", "MSP", None)),
    ("The General Manager for Dale Leisure is Kevin Orr.", ("Kevin Orr", "General Manager", None)),
    ("Ngozi Adeyemi – General Counsel", ("Ngozi Adeyemi", "General Counsel", None)),
    ("Agnieszka Wiśniewska          Convenor", ("Agnieszka Wiśniewska", "Convenor", None)),
    ("District Councillor, Rhodri ap Gwilym", ("Rhodri ap Gwilym", "District Councillor", None)),
    (
        "Yours sincerely\nKeisha Harvie\nInformation Governance Manager",
        ("Keisha Harvie", "Information Governance Manager", None),
    ),
    (
        "Report Authors: David Wattle, Director of Strategy, Policy, Relationships & Corporate Assurance",
        ("David Wattle", "Director of Strategy, Policy, Relationships & Corporate Assurance", None),
    ),
    (
        "Siân O’Neill-Hughes, Operations, Partnership and Development Manager",
        ("Siân O’Neill-Hughes", "Operations, Partnership and Development Manager", None),
    ),
]
NOBODY = [
    "The Scottish Information Commissioner, Kinbrae Castle, Dale Road, Easton EH1 2AB",
    "Ann Dale, 822 Crescent Avenue, spoke against the plan and the housing goal.",
    "FOI Case Officer",
    "The Housing Committee, 138 Faris Circle",
    "The Planning Committee, Director of Works and the Local Plan",
    "Victoria Park, Dale Road",
    "Mr Fox asked about the hedge.",
    "RESOLVED: That the Clerk write to the Highways Department.",
    "",
]


@pytest.mark.parametrize(("text", "person"), PEOPLE)
def test_a_person(text, person):
    assert [(each.name, each.role, each.organisation) for each in mentions(text) if each.sure] == [person]


@pytest.mark.parametrize("text", NOBODY)
def test_nobody(text):
    assert [each for each in mentions(text) if each.sure] == []


def test_two_persons_of_one_body():
    found = list(mentions("She met Jon Holland and Martin Kettle of North Dale Council about it."))
    assert [(each.name, each.organisation) for each in found] == [
        ("Jon Holland", "North Dale Council"),
        ("Martin Kettle", "North Dale Council"),
    ]


def test_initials_are_the_persons():
    [person] = mentions("Nick Oakley (NO) CHAIR")
    assert (person.name, person.role, person.initials) == ("Nick Oakley", "CHAIR", "NO")


def test_initials_in_a_list_make_names_sure():
    found = [
        (each.name, each.initials) for each in mentions("Orla Vance (Chair) (OV) Thandekile Moyo (TM)") if each.sure
    ]
    assert found == [("Orla Vance", "OV"), ("Thandekile Moyo", "TM")]
    assert not list(mentions("The Orchard Fund (OF) helps the Dale Trust (DT)."))


def test_a_name_goes_on_behind_the_end_of_a_full_line():
    text = "Present: Mayor Dan Yule and Councillors Sally Ford, Stephen Kirk, James Scott and Lisa\nHollander."
    for place in ("prose", "attendance"):
        found = records(Mark(place=place, text=text, page=1))
        assert found.people[-1].name == "Councillor Lisa Hollander"


def test_lists_of_councillors():
    found = find_plural("Cllrs. D Thomson (Chair) , N Armfield, M Atkins and P Clarkson, A Armiger, EDC, Clerk J Brand")
    assert [(each.text, each.aside) for each in found] == [
        ("Cllr D Thomson", "Chair"),
        ("Cllr N Armfield", None),
        ("Cllr M Atkins", None),
        ("Cllr P Clarkson", None),
    ]


def test_titles_and_surnames_that_are_words():
    found = find_titled("Cllr March, Mr P M Hill OBE and Chief Inspector Bola Adeyemi saw the Committee.")
    assert [(each.text, each.kind) for each in found] == [
        ("Cllr March", "councillor"),
        ("Mr P M Hill OBE", "plain"),
        ("Chief Inspector Bola Adeyemi", "rank"),
    ]


def records(*marks, attendance=()):
    return annotate(Findings(Records(document=Document(kind="minutes"), attendance=attendance), marks))


def test_one_row_a_person():
    said = records(
        Mark(place="attendance", text="Mr R W Gow (Chairman), Mrs P Cole, Mr P Cole", page=1),
        Mark(place="prose", text="Mr R Gow, Leader of the Council, thanked Mrs Cole. Cllr Tilly left.", page=2),
        attendance=(Attendance(name="Mr R W Gow", role="Chairman", capacity="member", status="present", page=1),),
    )
    [gow, tilly] = said.people
    assert (gow.name, gow.role, gow.kind, gow.page) == (
        "Mr R W Gow",
        "Chairman / Leader of the Council",
        "councillor",
        1,
    )
    assert (tilly.name, tilly.role, tilly.kind, tilly.page) == ("Cllr Tilly", None, "councillor", 2)


def test_the_public_is_no_row():
    public = Attendance(name="Alex Hamill", capacity="public", status="present", page=1)
    assert records(Mark(place="prose", text="All agreed.", page=1), attendance=(public,)).people == ()


def test_initials_are_no_acronym():
    said = records(Mark(place="prose", text="Nick Oakley (NO) chaired. The Local Plan Panel (LPP) met.", page=1))
    assert [each.short for each in said.acronyms] == ["LPP"]


def test_a_models_names_are_further_evidence(tmp_path):
    model = spacy.blank("en")
    model.add_pipe("entity_ruler").add_patterns([{"label": "PERSON", "pattern": "Wei Hopcraft-Zed"}])
    model.to_disk(tmp_path / "model")
    nlp = make_pipeline(str(tmp_path / "model"))
    assert [each.name for each in nlp("Wei Hopcraft-Zed, Town Clerk")._.people] == ["Wei Hopcraft-Zed"]
    text = "It was reported by Profile Zed, Tree Warden, that all was well."
    assert nlp(text)._.people == []
    model.get_pipe("entity_ruler").add_patterns([{"label": "PERSON", "pattern": "Profile Zed"}])
    model.to_disk(tmp_path / "other")
    assert [each.name for each in make_pipeline(str(tmp_path / "other"))(text)._.people] == ["Profile Zed"]


def test_spans_and_entities_alone():
    nlp = spacy.blank("en")
    nlp.add_pipe("townclerk_officers")
    doc = nlp("Gail Marlow, Parish Clerk, met Cllr Dale.")
    assert [span.text for span in doc.spans["people"]] == ["Gail Marlow", "Cllr Dale"]
    assert [(entity.text, entity.label_) for entity in doc.ents] == [("Gail Marlow", "PERSON"), ("Cllr Dale", "PERSON")]


@settings(max_examples=100, deadline=None)
@given(
    st.text(max_size=200)
    | st.lists(
        st.sampled_from(
            ["Cllrs", "Mr", "Jane", "Blue", "(", ")", ",", "Clerk", "of", "Dale Council", "\n", "J", "O’", ":"]
        )
    ).map(" ".join)
)
def test_any_text_gives_spans_inside_it(text):
    for each in mentions(text):
        assert 0 <= each.start <= each.end <= len(text)
