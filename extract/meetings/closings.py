"""Outcomes that stand by themselves and close the motion or proposal before them: "Carried.", "Agreed unanimously"."""

from __future__ import annotations

import re

ALONE = re.compile(
    r"^[\s(\[*–-]*(?:on (?:being put(?: to the vote)?|a (?:show of hands|vote|recorded vote)|the vote|division),? )?"
    r"(?:(?:(?:after|following) [^,.]{3,40}?,? )?(?:this|it|these|that) (?:was|"
    r"were) )?(?P<verb>(?:the )?(?:substantive |original |amended )?"
    r"(?:(?:motion|amendment|resolution|proposal|recommendation|vote)s?(?:,? as amended,?)?"
    r"(?: (?:was|were|is|being)(?: (?:put|declared|duly|accordingly|therefore|then))*)?\s+)?"
    r"(?:(?:duly|unanimously|all|not|both|put (?:to the (?:vote|meeting) )?and)\s+)*"
    r"(?:carried|lost|defeated|agreed|approved|passed|adopted|fell|accepted|noted|ratified|rejected|"
    r"resolved|deferred|all (?:agreed|in favou?r)|carries|passes|fail(?:ed|s)|tabled|so voted|"
    r"voted(?= *\d| unanimous| in fav))"
    r"(?:[\s,–:-]+(?:unanimously|nem\.? con\.?|by (?:all|an? (?:clear |large "
    r")?majority|everyone|the (?:council|committee|board|meeting|members))(?: present| of those present)?|"
    r"as amended|with thanks|on the casting vote of the \w+|on a show of hands|by a (?:roll call |recorded )?vote of|"
    r"by all members present))*)"
    r"(?:[\s,:–(-]*\d{1,2}\s?(?:[-–/]|to)\s?\d{1,2}(?:\s?[-–/]\s?\d{1,2})?)?"
    r"(?:[,;]? (?:with )?(?:[A-Z][\w.’' ]{2,60}|\d+|one|two|three|four)(?: and [A-Z][\w.’' ]{2,40})? (?:vot(?:ing|ed)|"
    r"abstain\w*|opposed|dissenting|against|absent)[^.]{0,40})?"
    r"\s*(?:\([^)]*\))?[\s.)\]*]*$|"
    r"^[\s(\[]*(?P<verb2>(?:all (?:were |members |councillors |present |those )*)?"
    r"(?:in favou?r|unanimous(?:ly)?(?: agreed)?|"
    r"all agreed|in agreement|agreed by all)|vote:? unanimous|unanimous vote)[\s.)\]]*$",
    re.IGNORECASE,
)
CLOSED = re.compile(  # the end of a proposing sentence's paragraph: "… Carried.", "and it was agreed unanimously."
    r"(?P<verb>\b(?:(?:substantive |original )?(?:motion|amendment|resolution|"
    r"proposal)\s+(?:was\s+|is\s+)?)?(?:unanimously )?(?<!\bbe )(?:carried|lost|defeated|agreed|approved|passed|"
    r"all in favou?r|(?<=[Mm]otion )(?:fail(?:ed|s)|carries|passes))"
    r"(?: unanimously| nem\.? con\.?)?)(?:,? (?:with|by)\b[^.]{3,60})?"
    r"(?:[\s,:–(-]*\d{1,2}\s?(?:[-–/]|to)\s?\d{1,2}(?:\s?[-–/]\s?\d{1,2})?)?[\s.)]*$",
    re.IGNORECASE,
)


def closing_verb(text: str) -> str | None:
    """The outcome where a line says nothing else.

    >>> closing_verb("Motion carried."), closing_verb("Agreed unanimously."), closing_verb("The motion was explained.")
    ('Motion carried', 'Agreed unanimously', None)
    >>> closing_verb("This was agreed."), closing_verb("All were in favour.")
    ('agreed', 'All were in favour')
    >>> closing_verb("The motion passed 3-1, with Councilmember Ortega voting no."), closing_verb("MOTION CARRIED 5-0")
    ('The motion passed', 'MOTION CARRIED')
    """
    match = ALONE.match(text)
    return (match.group("verb") or match.group("verb2")).strip(" .") if match else None


TRAILING = re.compile(  # "Balance of £6,564.21   Noted", "… at a cost of £5,060.00. Carried."
    r"^(?P<said>.{12,}?(?:[.;)\d”\"]|\b[a-z][\w’'-]*|(?<=\w)(?= +Carried)))\s+(?P<verb>(?:Unanimously |All )?(?:Noted|"
    r"Agreed|"
    r"Approved|Resolved|Carried|Accepted|Deferred|Lost|Rejected|NOTED|AGREED|APPROVED|CARRIED|LOST|DEFERRED))\.?$",
    re.S,
)
