"""What lists, kinds and papers are called in running text: a paper by its meeting, else by its title, else its file."""

from __future__ import annotations

from datetime import date

# How lists and kinds are called in running text.
NAMES = {
    "agenda_pack": "agenda pack", "foi_reply": "FOI reply", "decision": "decision notice", "other": "other paper",
    "pages": "running text", "documents": "titles", "public_questions": "public questions",
    "committee_events": "comings and goings", "not_held": "not held", "neither": "neither confirmed nor denied",
    "elsewhere": "published elsewhere", "partial": "partly disclosed", "clarification": "clarification asked",
}  # fmt: skip
MEETING_PAPERS = ("agenda_pack", "agenda", "minutes", "decision")


def paper_name(kind: str, title: str | None, committee: str | None, name: str | None = None) -> str:
    """The name of a paper.

    >>> paper_name("minutes", "MINUTES of a meeting of the Cabinet held in the Guildhall on …", "Cabinet")
    'Cabinet: minutes'
    >>> paper_name("foi_reply", None, None, "reply.pdf")
    'reply.pdf'
    """
    if kind in MEETING_PAPERS and committee:
        return f"{committee}: {called(kind)}"
    return (title or "").strip() or name or "Untitled paper"


def called(name: str | None) -> str:
    """How a list, a kind of paper or an outcome is called.

    >>> called("foi_reply"), called("exemptions"), called(None)
    ('FOI reply', 'exemptions', '')
    """
    return NAMES.get(name or "", (name or "").replace("_", " "))


def singular(name: str) -> str:
    """How one row of a list is called.

    >>> singular("recommendations"), singular("pages"), singular("attendance")
    ('Recommendation', 'Running text', 'Attendance')
    """
    irregular = {"pages": "Running text", "documents": "Paper", "foi": "FOI reply", "people": "Person"}
    return irregular.get(name) or name.removesuffix("s").replace("_", " ").capitalize()


def day(text: str | None) -> str:
    """A date as people write it; what is no date stays as it is.

    >>> day("2026-03-05"), day("2026-03"), day(None)
    ('5 March 2026', '2026-03', '')
    """
    try:
        found = date.fromisoformat(text or "")
    except ValueError:
        return text or ""
    return f"{found.day} {found:%B %Y}"
