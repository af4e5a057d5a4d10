"""Views that answer what people ask most, each as one SELECT."""

from __future__ import annotations

# A meeting's row for any list that names its meeting.
_MEETING = "left join meetings m on m.document = r.document and m.key = r.meeting"
# "at the next meeting", "by Easter": days in words, of which nobody can tell after a year whether they have passed.
_LATELY = "coalesce(m.date, d.date) > date('now', '-1 year')"
_DOCUMENT = "join documents d on d.id = r.document and d.same_as is null"


# A committee's meeting of one day counts once, however many papers minute it.
_OCCASION = "coalesce(m.date, d.date, r.document || ' ' || coalesce(r.meeting, ''))"


def times(status: str) -> str:
    """SQL that counts the meetings at which somebody had a status, of rows of attendance `r` with `m` and `d`."""
    return f"count(distinct case when r.status = '{status}' then {_OCCASION} end)"


VIEWS: dict[str, str] = {
    "decisions_with_meeting": f"""
        select d.authority, coalesce(m.committee, d.committee) as committee, coalesce(m.date, d.date) as date,
            r.item, i.title as item_title, r.label, r.verb, r.text, r.mover, r.seconder,
            r.votes_for, r.votes_against, r.abstentions, r.document, r.page, r.id as decision
        from decisions r {_DOCUMENT} {_MEETING}
        left join items i on i.id = (
            select min(id) from items where document = r.document and meeting is r.meeting and number = r.item)
        """,
    "outcomes": """
        select d.authority, substr(coalesce(f.replied, d.date), 1, 4) as year, q.outcome, e.code as exemption,
            count(distinct q.id) as questions, count(distinct q.document) as replies
        from questions q
        join documents d on d.id = q.document and d.same_as is null
        left join foi f on f.document = q.document
        left join exemptions e on e.document = q.document and (e.question is null or e.question = q.number)
        group by d.authority, substr(coalesce(f.replied, d.date), 1, 4), q.outcome, e.code
        """,
    "attendance_by_person": f"""
        select p.name, p.id as person, a.name as authority, coalesce(m.committee, d.committee) as committee,
            {times("present")} as present, {times("apologies")} as apologies, {times("absent")} as absent,
            min(coalesce(m.date, d.date)) as first_meeting, max(coalesce(m.date, d.date)) as last_meeting
        from person_rows pr
        join persons p on p.id = pr.person
        join attendance r on r.id = pr.row and pr.list = 'attendance' and r.capacity = 'member'
        join documents d on d.id = r.document and d.same_as is null
        left join meetings m on m.document = r.document and m.key = r.meeting
        left join authorities a on a.id = p.authority
        group by p.id, coalesce(m.committee, d.committee)
        """,
    "actions_with_state": f"""
        select d.authority, coalesce(m.committee, d.committee) as committee, coalesce(m.date, d.date) as date,
            r.text, r.owner, r.due, r.status,
            case when lower(coalesce(r.status, '')) in ('complete', 'completed', 'done', 'closed') then 'done'
                when r.due is null then 'open'
                when r.due not glob '[0-9]*' then iif({_LATELY}, 'due', 'open')
                when r.due < date('now') then 'overdue' else 'due' end as state,
            r.item, r.origin, r.basis, r.document, r.page, r.id as action
        from actions r {_DOCUMENT} {_MEETING}
        """,
    # Numbers fall with the date: the largest is the first paper's, and SQLite takes the page from that very row.
    "acronyms_by_authority": """
        select r.short, r.long, d.authority, substr(d.date, 1, 4) as year, count(distinct d.id) as documents,
            max(d.id) as first_document, r.page
        from acronyms r join documents d on d.id = r.document and d.same_as is null
        group by r.short, lower(r.long), d.authority, substr(d.date, 1, 4)
        """,
    "completeness": """
        select d.id as document, d.name, d.status, d.failure, d.pages, d.pages_read, d.pages_ocr,
            d.pages_without_text, d.unplaced, (select count(*) from warnings w where w.document = d.id) as warnings,
            (select count(*) from parts p where p.document = d.id) as parts
        from documents d
        """,
}
