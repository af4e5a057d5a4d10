"""Numbers as a spreadsheet shows them: its formats for figures, percentages, money, dates and times."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from functools import lru_cache

BUILT_IN = {
    0: "General", 1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 9: "0%", 10: "0.00%", 11: "0.00E+00", 12: "# ?/?",
    13: "# ??/??", 14: "dd/mm/yyyy", 15: "d-mmm-yy", 16: "d-mmm", 17: "mmm-yy", 18: "h:mm AM/PM", 19: "h:mm:ss AM/PM",
    20: "h:mm", 21: "h:mm:ss", 22: "dd/mm/yyyy hh:mm", 37: "#,##0;-#,##0", 38: "#,##0;-#,##0", 39: "#,##0.00;-#,##0.00",
    40: "#,##0.00;-#,##0.00", 41: "#,##0", 42: "£#,##0", 43: "#,##0.00", 44: "£#,##0.00", 45: "mm:ss", 46: "[h]:mm:ss",
    47: "mm:ss.0", 48: "##0.0E+0", 49: "@",
}  # fmt: skip
QUOTED = re.compile(r'"([^"]*)"|\\(.)|_.|\*.')  # literals, and what only pads
BRACKETS = re.compile(r"\[(?!h+\]|m+\]|s+\])(?:\$(?P<sign>[^\]-]*)[^\]]*|[^\]]*)\]", re.IGNORECASE)
DATE_PART = re.compile(
    r"yyyy|yy|mmmmm|mmmm|mmm|mm|m|dddd|ddd|dd|d|hh|h|ss(?:\.0+)?|s|am/pm|a/p|\[h+\]|\[m+\]|\[s+\]", re.IGNORECASE
)
PATTERN = re.compile(r"(?P<before>[^#0?,.]*)(?P<digits>[#0?,.]+(?:\s?[#0?,.]+)*)(?P<after>.*)", re.DOTALL)
MARK = "\ue100"  # stands for a literal while a format is read
FIRST, LAST = 0, 2958465.99  # days that spreadsheets can show
LONGEST = 200


@lru_cache(maxsize=512)
def is_date_format(code: str) -> bool:
    """Whether a format shows a number as a date or time.

    >>> is_date_format("mmm-yy"), is_date_format('0.0" days"'), is_date_format("[h]:mm")
    (True, False, True)
    """
    bare = BRACKETS.sub("", QUOTED.sub("", code.split(";", maxsplit=1)[0]))
    return (
        bare.lower() != "general" and bool(re.search(r"[dmyhs]", bare, re.IGNORECASE)) and "0" not in bare.split(".")[0]
    )


def show_number(number: float, code: str, epoch_1904: bool = False) -> str | None:
    """What a cell shows of a number; None where its format cannot show it.

    >>> show_number(0.256, "0%"), show_number(178583.0, "#,##0"), show_number(-3.5, '£#,##0.00;[Red](£#,##0.00)')
    ('26%', '178,583', '(£3.50)')
    >>> show_number(43101, "mmm-yy"), show_number(0.75, "h:mm AM/PM"), show_number(1e12, "dd/mm/yyyy")
    ('Jan-18', '6:00 PM', None)
    """
    if len(code) > LONGEST:
        return general(number)
    if is_date_format(code):
        return show_date(number, code.split(";", maxsplit=1)[0], epoch_1904)
    sections = split_sections(code)
    section, value = choose_section(sections, number)
    return show_figure(value, section)


@lru_cache(maxsize=512)
def split_sections(code: str) -> tuple[str, ...]:
    """The sections of a format for positive, negative and zero numbers, semicolons in quotes left alone."""
    parts, quoted, current = [], False, ""
    for character in code:
        quoted ^= character == '"'
        if character == ";" and not quoted:
            parts.append(current)
            current = ""
        else:
            current += character
    return (*parts, current)


def choose_section(sections: tuple[str, ...], number: float) -> tuple[str, float]:
    """The section for a number, and the number as it shows it: a section of its own has its own sign."""
    if number < 0 and len(sections) > 1:
        return sections[1], -number
    if number == 0 and len(sections) > 2:
        return sections[2], number
    return sections[0], number


def show_figure(number: float, section: str) -> str:
    """A number by one section."""
    literals: list[str] = []

    def hold(match: re.Match[str]) -> str:
        literals.append(match[1] if match[1] is not None else match[2] or "")
        return MARK

    held = BRACKETS.sub(lambda match: hold_sign(match, literals), QUOTED.sub(hold, section))
    match = PATTERN.fullmatch(held)
    if held.strip().lower() in {"general", "@", ""} and not literals:
        return general(number) if held.strip() else ""
    if "general" in held.lower():
        shown = re.sub("general", lambda _: general(number), held, flags=re.IGNORECASE)
    elif not match or "/" in held or not re.search("[#0?]", held):
        shown = held if not match else general(number)
    else:
        shown = match["before"] + digits(number, match["digits"], match["after"]) + match["after"]
    return release(shown, literals).strip()


def hold_sign(match: re.Match[str], literals: list[str]) -> str:
    """A currency sign in brackets as a literal; colours and conditions print nothing."""
    if not match["sign"]:
        return ""
    literals.append(match["sign"])
    return MARK


def release(shown: str, literals: list[str]) -> str:
    """The literals back in their places; they were held in the order quotes first, then brackets."""
    quoted = iter(literals)
    return "".join(next(quoted, "") if character == MARK else character for character in shown)


def digits(number: float, pattern: str, after: str) -> str:
    """The figures of a number by a pattern of places."""
    pattern = pattern.strip()
    if "%" in after:
        number *= 100
    scaled = len(pattern) - len(pattern.rstrip(","))
    number /= 1000**scaled
    pattern = pattern.rstrip(",")
    whole, _, fraction = pattern.partition(".")
    if re.match(r"[eE][+-]", after):
        return f"{number:.{len(fraction)}E}"
    places = len(fraction)
    text = f"{rounded(number, places):,.{places}f}" if "," in whole else f"{rounded(number, places):.{places}f}"
    if fraction and "#" in fraction:
        least = fraction.rstrip("#?")
        while text[-1] == "0" and len(text.partition(".")[2]) > len(least):
            text = text[:-1]
        text = text.rstrip(".")
    least_whole = whole.count("0")
    sign = "-" if text.startswith("-") else ""
    body = text.lstrip("-")
    if least_whole > 1 and "," not in whole:
        head, dot, tail = body.partition(".")
        body = head.zfill(least_whole) + dot + tail
    return sign + body if float(text.replace(",", "") or 0) or not sign else body


def rounded(number: float, places: int) -> float:
    """A number rounded half up, as spreadsheets do."""
    step = float(10**places)
    shifted = abs(number) * step
    if shifted > 1e15:
        return number
    return (1 if number >= 0 else -1) * int(shifted + 0.5 + 1e-9) / step


def general(number: float) -> str:
    """A number without a format.

    >>> general(12.0), general(0.1 + 0.2), general(1234567.5)
    ('12', '0.3', '1234567.5')
    """
    if number == int(number) and abs(number) < 1e15:
        return str(int(number))
    return f"{number:.10g}"


def show_date(number: float, code: str, epoch_1904: bool) -> str | None:
    """A day number by a format of dates or times; None outside the calendar."""
    if not FIRST <= number <= LAST:
        return None
    moment = to_moment(number, epoch_1904)
    if moment is None:
        return None
    literals: list[str] = []

    def hold(match: re.Match[str]) -> str:
        literals.append(match[1] if match[1] is not None else match[2] or "")
        return MARK

    held = BRACKETS.sub("", QUOTED.sub(hold, code))
    twelve = bool(re.search(r"am/pm|a/p", held, re.IGNORECASE))
    shown, last = "", 0
    parts = list(DATE_PART.finditer(held))
    for index, match in enumerate(parts):
        near = (parts[index - 1][0] if index else "", parts[index + 1][0] if index + 1 < len(parts) else "")
        shown += held[last : match.start()] + date_part(moment, number, match[0].lower(), near, twelve)
        last = match.end()
    return release(shown + held[last:], literals).replace("@", "").strip()


def to_moment(number: float, epoch_1904: bool) -> datetime | None:
    """The moment that a day number means; the leap day of 1900 that spreadsheets count is undone."""
    start = datetime(1904, 1, 1) if epoch_1904 else datetime(1899, 12, 30 if number >= 60 else 31)  # noqa: DTZ001  # a sheet's time has no zone
    try:
        return start + timedelta(seconds=round(number * 86400))
    except OverflowError:
        return None


def date_part(moment: datetime, number: float, part: str, near: tuple[str, str], twelve: bool) -> str:
    """One part of a date; "m" is minutes beside hours or seconds."""
    if part.startswith("["):
        return elapsed(number, part)
    if part in {"am/pm", "a/p"}:
        return moment.strftime("%p")
    if part[0] == "m" and len(part) <= 2 and (near[0].lower().strip("[]")[:1] == "h" or near[1].lower()[:1] == "s"):
        return f"{moment.minute:0{len(part)}d}"
    hour = (moment.hour - 1) % 12 + 1 if twelve else moment.hour
    shown = {
        "yyyy": f"{moment.year:04d}",
        "yy": f"{moment.year % 100:02d}",
        "mmmmm": moment.strftime("%B")[0],
        "mmmm": moment.strftime("%B"),
        "mmm": moment.strftime("%b"),
        "mm": f"{moment.month:02d}",
        "m": str(moment.month),
        "dddd": moment.strftime("%A"),
        "ddd": moment.strftime("%a"),
        "dd": f"{moment.day:02d}",
        "d": str(moment.day),
        "hh": f"{hour:02d}",
        "h": str(hour),
        "s": str(moment.second),
    }
    return shown.get(part, f"{moment.second:02d}")


def elapsed(number: float, part: str) -> str:
    """Hours, minutes or seconds that are not wrapped at a day."""
    units = {"h": 24, "m": 1440, "s": 86400}[part[1]]
    return f"{int(number * units + 1e-6):0{len(part) - 2}d}"
