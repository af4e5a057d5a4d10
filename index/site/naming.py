"""What a paper is called in a line: by its meeting where it has one, else by its title, else by its file."""

from __future__ import annotations

from index.site.templating import called

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
