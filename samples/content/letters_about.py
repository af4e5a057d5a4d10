"""Letters about requests that are no replies: an acknowledgement, an extension of time, the outcome of a review."""

from __future__ import annotations

from assembly import Sample
from authorities import CITY, TRUST
from letters import Authority, first_pages
from typesetting.blocks import Block, Fact, Row, Space, Text
from typesetting.looks import Look

from content.foi_vehicles import COMMISSIONER, officer

LISTS = ("document", "acronyms", "people")


def written(
    to: tuple[str, ...], reference: str, day: str, texts: tuple[str, ...], signed: tuple[str, ...], row: Row
) -> tuple[Block, ...]:
    """A letter from its address to its signature, with the one row that it gives."""
    return (
        *(Text(line, "tight") for line in to),
        Space(10),
        Text(day, "tight", facts=(Fact("letters", row),)),
        Text(f"Our ref: {reference}", "tight"),
        Space(10),
        *(Text(text) for text in texts),
        Text("Yours sincerely"),
        Space(18),
        *(Text(line, "tight") for line in signed),
    )


def letter(
    name: str, authority: Authority, date: str, blocks: tuple[Block, ...], people: tuple[Row, ...], kind: str = "pdf"
) -> Sample:
    """The letter as a sample: a paper of no kind of its own."""
    return Sample(
        name,
        {"kind": "other", "title": None, "authority": authority.name, "committee": None, "date": date},
        blocks,
        Look(size=11, family=authority.family),
        {"page": first_pages(authority)},
        formats=(kind,),
        scored=LISTS,
        people=(*people, *(authority.leaders if authority.foot != ("", "", "") else ())),
    )


def row(kind: str, reference: str, date: str, due: str | None = None) -> Row:
    """The row of `letters`."""
    return {"kind": kind, "reference": reference, "date": date, "due": due, "amount": None}


RECEIVED = written(
    ("Mr Quentin Sabatini-Low",),
    "RFI-3205",
    "4 November 2025",
    (
        "Dear Mr Sabatini-Low",
        "Thank you for your request for information under the Freedom of Information Act 2000, which reached us on 3 "
        "November 2025. We acknowledge receipt of it.",
        "The Act allows us 20 working days in which to answer, and we expect to reply by 1 December 2025. If we need "
        "more time, or if a fee is due, we shall let you know.",
        "Please quote the reference above if you write to us about your request.",
    ),
    ("Gethin Oyelaran", "Information Rights Co-ordinator"),
    row("acknowledgement", "RFI-3205", "2025-11-04", "2025-12-01"),
)
LONGER = written(
    ("Northgate Society", "c/o Mr T Haxley", "22 Dairy Yard, Ellerminster EM1 9PA"),
    "EIR 26/0051",
    "2 March 2026",
    (
        "Dear Mr Haxley",
        "I am writing about your request under the Environmental Information Regulations 2004, which we received on 16 "
        "February 2026.",
        "The request is complex and voluminous: the file of the former dairy has more than 2,000 pages. I have therefore "
        "decided to extend the time for our reply to 40 working days, as regulation 7(1) allows. We now expect to reply "
        "by 15 April 2026, and sooner if we can.",
        "I apologise for the delay.",
    ),
    ("Imogen Tarrant-Bell", "Information Governance Officer"),
    row("extension", "EIR 26/0051", "2026-03-02", "2026-04-15"),
)
UPHELD = written(
    ("Ms Solveig Drummond-Achebe",),
    "IR-0077",
    "8 January 2026",
    (
        "Dear Ms Drummond-Achebe",
        "**Internal review of request RFI-3102**",
        "On 4 December 2025 you asked for an internal review of the way in which your request under the Freedom of "
        "Information Act 2000 had been handled. I had no part in the first reply. The review is now complete.",
        "The request was answered within 20 working days. You complained that the price of the catering contract had "
        "been withheld under section 43(2). I have read the contract, and spoken to the officers who bought the service.",
        "The outcome of the internal review is that your complaint is partly upheld. The schedule of prices should stay "
        "withheld, but the rest of the contract ought to have been sent to you, and a copy is enclosed.",
        COMMISSIONER,
    ),
    ("Dr Florian Castellane-Reid", "Caldicott Guardian"),
    row("review_outcome", "IR-0077", "2026-01-08"),
)

SAMPLES = (
    letter(
        "letter-trust-acknowledgement",
        TRUST,
        "2025-11-04",
        RECEIVED,
        (officer("Gethin Oyelaran", "Information Rights Co-ordinator", TRUST.name, "other"),),
        "docx",
    ),
    letter(
        "letter-city-extension",
        CITY,
        "2026-03-02",
        LONGER,
        (officer("Imogen Tarrant-Bell", "Information Governance Officer", CITY.name),),
    ),
    letter(
        "letter-trust-review",
        TRUST,
        "2026-01-08",
        UPHELD,
        (officer("Dr Florian Castellane-Reid", "Caldicott Guardian", TRUST.name, "other"),),
    ),
)
