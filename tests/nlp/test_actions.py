"""Who is to do what by when: prose, clauses of decisions, marks and logs; owners and deadlines only as stated."""

from datetime import date

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st

from extract.marks import Findings, Mark
from extract.records import Decision, Document, Meeting, Records
from nlp.clauses import in_clause
from nlp.pipeline import annotate
from nlp.prose import find_undertakings
from nlp.tasks import marked

PROSE = [
    ("MD is to include the figure in future reports.", "MD", None),
    ("The Treasurer was to send the drawings by the end of", "The Treasurer", None),
    ("In accordance with the scheme the petition will go to the Leisure Committee.", None, None),
    ("The hall will shortly be listed on the website.", None, None),
    ("The risk register was due to be presented to the Audit Committee.", None, None),
    ("After discussion RESOLVED that Cllr Dale obtain two prices for the next meeting.", "Cllr Dale", "next meeting"),
    ("It was agreed that the sign be moved to the far end.", None, None),
    ("(ii) That the Amenities Officer seek tenders for the courts; and", "the Amenities Officer", None),
    ("At the next meeting Cllr Dale will move a freeze.", "Cllr Dale", "next meeting"),
    ("Version 4 was put off to the next meeting.", None, "next meeting"),
    ("The list of requests is soon to be updated.", None, None),
    ("Councillors were asked to look out for strayed ponies.", "Councillors", None),
    ("Borough Cllr Dale will contact the housing association.", "Borough Cllr Dale", None),
    ("Members also requested the costing of the scaffolding be circulated to all.", None, None),
    ("The Clerk will tell residents that the lane is closed to the traffic.", "The Clerk", None),
    ("The Clerk will write to Highways by 3 May 2026.", "The Clerk", "2026-05-03"),
    ("Highways to be contacted about Mill Lane.", None, None),
    ("Cllr Day has agreed to inspect the stile.", "Cllr Day", None),
    ("PC Blue confirmed she would investigate and report back at the next meeting.", "PC Blue", "next meeting"),
    ("The Council asked the Clerk to pass on its thanks.", "the Clerk", None),
    ("CDC have inspected and promised to take action.", "CDC", None),
    ("A revised plan will be published in October.", None, "October"),
    ("The work will be carried out by Dale Fencing.", "Dale Fencing", None),
    ("The Clerk said that Mr Fox had kindly agreed to hold the bonfire.", "Mr Fox", None),
    ("Next, P. Crow undertook to consult the agent.", "P. Crow", None),
    ("NO will write to the owner.", "NO", None),
    ("This would be reported to Highways.", None, None),
    ("KO will push this forward.", "KO", None),
    ("The Dale Task Force will look at the crossing.", "The Dale Task Force", None),
    ("The Municipal District office will assess the speeds.", "The Municipal District office", None),
    ("The vacancies will be advertised.", None, None),
    ("Further to the debate, Members and the Clerk will meet the owner.", "Members and the Clerk", None),
    ("He also requested that the Elected Members advise the office of any signs.", "the Elected Members", None),
    ("It was requested that a quote be obtained for the fence.", None, None),
    ("The item was deferred to the March Council meeting.", None, "March Council meeting"),
    ("Dog fouling to be an agenda item for the next meeting", None, "next meeting"),
    ("Signs will be ordered and are to be put up by Dale Fencing.", "Dale Fencing", None),
    ("William Gray has confirmed he will speak to the school.", "William Gray", None),
    ("The manager will circulate a paper by the end of the month.", "The manager", "end of the month"),
    (
        "Councillor Dent kindly agreed to put up the tree in time for the event on 7 December 2025.",
        "Councillor Dent",
        "2025-12-07",
    ),
]
NO_PROSE = [
    "Mr Dale spoke for the Union and asked the Authority to reject the plan.",
    "Cllr Dale asked that her thanks to the carpenter be recorded.",
    "Cllr Dale said that the junction was deadly and asked that permission be refused.",
    "A resident of Beck Row asked that the Council cut the hedge at once.",
    "Cllr Dale reported that the contractor had agreed to keep one lane open.",
    "The parish council has resolved to ask for a rail.",
    'The resolution "That the Province be asked to pay half" is in the reading file.',
    "The Board agreed to approve the strategy.",
    "Continue to monitor the situation.",
    "In July the Panel agreed to invite the trust.",
    "WHEREAS the Mayor will sign the agreement.",
    "Members commented on the level of funding to be received by the County.",
    "¢ if at such poll nobody had a majority, the last would be excluded and further polls would be taken.",
    "The Clerk reminded members of minute 24 (“RESOLVED that a second bin be bought”).",
    "The Chair welcomed the Minister, Simon Dale to his first meeting.",
    "Councillors were asked to note the report.",
    "The Parish Council would make no observations on this application.",
    "To receive suggested items to be considered at the next meeting",
    "Clerk to record, without note or comment, all resolutions of the council.",
    "Minutes to be approved by Council at the next regular meeting.",
    "The remaining two items to be considered below.",
    "That this part of the meeting will be closed to the public.",
    "The report was noted.",
    "He said that it would be a cold winter.",
    "If the weather allowed, the Clerk could write.",
    "The Council would not support the scheme.",
    "Members discussed the hedge.",
    "Would the Council write to them?",
    "No word yet as to when the box will be installed.",
    "A discussion followed on the licence that the data will be published under.",
    "The next meeting will be held on Tuesday 4 June.",
    "The date of the next meeting to be decided.",
    "This will help the district and lead to benefits.",
    "The room has a sink and will seat 40, which interested groups will be asked to pay for.",
    "He thought the Council would find it harder.",
    "To be arranged",
    "At that meeting, Members agreed to refer the scheme to the Board.",
    "The Board had agreed to aim for a new system.",
    "Ordinance to provide for the adoption of a budget",
    "She had sought permission for the tree to be felled.",
    "This service is free and will offer advice.",
    "Mr Dale wished it to be recorded in the minutes that he voted against.",
]
HELD = date(2026, 3, 4)  # a Wednesday
DEADLINES = [
    ("The Surveyor will send drawings by the end of June.", "2026-06-30"),
    ("The review was deferred to 17 January.", "2027-01-17"),
    ("The scheme will be brought to the Cabinet meeting on 8 December 2026.", "2026-12-08"),
    ("The Clerk will publish news of the Quiz on 21 February 2027.", None),
    ("Staff are to bring back a sketch at the first meeting in August.", "first meeting in August"),
    ("The Clerk will meet them on Friday.", "2026-03-06"),
    ("The Clerk will visit the site tomorrow.", "2026-03-05"),
    ("The Clerk will write by 31 January.", "2027-01-31"),
    ("The Clerk will report on what was agreed on 2 March.", None),
    ("The Clerk will report to the next Joint Policing Committee meeting.", "next Joint Policing Committee meeting"),
]
CLAUSES = [
    ("to sell the mower to Dale Ltd", None),
    ("That the future of the school be a standing item on the agenda.", None),
    ("THAT Council award the tender to Dale; AND THAT the CAO be directed to sign it.", "the CAO"),
    ("to ask Maggie (?) to progress with the club", "Maggie"),
    ("agree to delegate finalising any response to the settlement to the Corporate Director", "the Corporate Director"),
    ("That the Section 151 Officer accept the highest bid.", "the Section 151 Officer"),
    ("That this Council deplores pavement parking and asks the County Council for bollards.", "the County Council"),
    ("WHEREAS the road is worn; NOW THEREFORE BE IT RESOLVED that the Clerk write to the Minister.", "the Clerk"),
    ("(c) AGREED to review progress in March.", None),
    ("that the garages be sold at auction. Mr Dale asked that his dissent be minuted.", None),
    ("That a training log be kept by the Head of Pensions.", "the Head of Pensions"),
    ("to accept the quotation of Dale Roofing", None),
    ("That the Clerk write to the County Council.", "the Clerk"),
    ("To request the Clerk to investigate having a bin.", "the Clerk"),
    (
        "Delegates authority to the Corporate Director of Growth, Environment & Transport to approve changes.",
        "the Corporate Director of Growth, Environment & Transport",
    ),
    ("that the PC should transfer its banking to another bank.", "the PC"),
    ("to pay all of the above.", None),
    ("That the Clerk be instructed to tell the Park.", "the Clerk"),
    ("That consideration be given to a new shelter.", None),
]
NO_CLAUSES = [
    "To accept the apologies.",
    "To accept and note the report.",
    "THAT Council move into closed session at 7:48 p.m.",
    "That the public be excluded on account of the staffing matter to be considered.",
    "to make Ann a signatory for the account and to allow her to be its contact.",
    "to take item 5 on the agenda at this point.",
    "that although much can be done online it was still necessary to gain signatures.",
    "That Cllr Dale represent the Council on the Almshouse Trust.",
    "No comment.",
    "to appoint Ann Dale as Town Health Officer until 2031.",
    "to record its thanks to the flu teams.",
    "That we pass By-Law Number 2031-04, being a By-Law to regulate the parking of vehicles.",
    "That the report be noted.",
    "That the minutes be approved.",
    "to note the position.",
    "That Cllr Day be elected Chair.",
]


@pytest.mark.parametrize(("text", "owner", "due"), PROSE)
def test_prose(text, owner, due):
    [found] = find_undertakings(text)
    assert (found.owner, found.due) == (owner, due)


@pytest.mark.parametrize(("text", "due"), DEADLINES)
def test_deadlines_are_counted_from_the_meeting(text, due):
    [found] = find_undertakings(text, HELD)
    assert found.due == due


def test_a_pronoun_is_whom_the_sentence_before_is_about():
    found = list(find_undertakings("Richard Hunt said that Cllr Dale was away. He will write to her."))
    assert [each.owner for each in found] == ["Richard Hunt"]


@pytest.mark.parametrize(
    ("text", "owner"),
    [
        ("MoJ and HO to produce lists", "MoJ and HO"),
        ("Panel members/ KO to write to JN", "Panel members/ KO"),
        ("Ann Bee, Raj Dee and Sam Fox will have a further discussion", "Ann Bee, Raj Dee and Sam Fox"),
        ("Upon receipt of the note, SP to provide the data", "SP"),
        ("Clare Dale, Ed Fox develop the ideas", "Clare Dale, Ed Fox"),
        ("An update to be brought to a future meeting", None),
    ],
)
def test_owners_of_marks(text, owner):
    assert marked(text, None, None, HELD, "mark").owner == owner


@pytest.mark.parametrize("text", NO_PROSE)
def test_prose_that_has_nobody_do_anything(text):
    assert list(find_undertakings(text)) == []


@pytest.mark.parametrize(("text", "owner"), CLAUSES)
def test_clauses(text, owner):
    found = in_clause(text)
    assert found is not None
    assert (found.owner or "").removeprefix("the ") == (owner or "").removeprefix("the ")


@pytest.mark.parametrize("text", NO_CLAUSES)
def test_clauses_that_decide_and_no_more(text):
    assert in_clause(text) is None


def test_a_marks_owner_is_what_stands_beside_it():
    assert marked("Investigate works", "Watson", None, 2026, "table").owner == "Watson"
    assert marked("GK - Contact the Council", None, None, 2026, "mark").owner == "GK"
    assert marked("Clerk to write", None, "3 May", 2026, "mark")[3:5] == ("Clerk", "2026-05-03")


def test_records_of_a_meeting():
    records = Records(
        document=Document(kind="minutes", date="2026-03-05"),
        meetings=(Meeting(id="m1", date="2026-03-05", source="minutes"),),
        decisions=(Decision(text="That the Clerk write to Highways by 4 June.", meeting="m1", item="4", page=2),),
    )
    marks = (
        Mark(place="prose", text="The Chair will call a meeting. All agreed.", page=1, meeting="m1", item="3"),
        Mark(place="action", text="NO to chase.", page=1, meeting="m1", item="3", origin="mark"),
        Mark(place="report", text="The team will deliver the plan.", page=3),
    )
    said = annotate(Findings(records, marks)).actions
    assert [(row.text, row.owner, row.due, row.item, row.origin) for row in said] == [
        ("The Chair will call a meeting.", "The Chair", None, "3", "prose"),
        ("NO to chase.", "NO", None, "3", "mark"),
        ("That the Clerk write to Highways by 4 June.", "the Clerk", "2026-06-04", "4", "decision"),
    ]


def test_the_same_words_at_two_places_are_two_actions():
    records = Records(document=Document(kind="minutes"))
    marks = [
        Mark(place="action", text="To be passed on.", owner="MC", page=1, item="3", origin="table", bbox=(0, at, 9, 9))
        for at in (1, 2)
    ]
    assert len(annotate(Findings(records, tuple(marks))).actions) == 2


def test_spans_alone():
    nlp = spacy.blank("en")
    nlp.add_pipe("townclerk_actions")
    doc = nlp("The report was noted. The Clerk will write to Highways.")
    assert [span.text for span in doc.spans["actions"]] == ["The Clerk will write to Highways."]


@settings(max_examples=100, deadline=None)
@given(
    st.text(max_size=200)
    | st.lists(
        st.sampled_from(["The Clerk", "will", "to", "be", "write", ".", "by", "3 May", "agreed", "and", "\n", "I"])
    ).map(" ".join)
)
def test_any_text_gives_spans_inside_it(text):
    for each in find_undertakings(text, 2026):
        assert 0 <= each.start <= each.end <= len(text)
    in_clause(text, 2026)
