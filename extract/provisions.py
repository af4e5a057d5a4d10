"""Provisions of the UK's information laws on which a refusal may rest, and where a text cites one.

For kinds (is this paragraph a refusal?) and for the component that makes exemptions: `find_provisions(text)` gives
each provision cited with its code as RECORDS.md writes it ("FOIA s40(2)", "EIR 12(4)(b)"). What only governs the
letter itself (FOIA s1, s10, s16, s17; EIR 5, 9, 14) is not in the table, and so is never found.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple


class Law(NamedTuple):
    """One information law: its code's prefix, how its provisions are called, and whether it is Scots."""

    code: str
    unit: str  # "s" for sections; regulations are written without
    scots: bool


class Provision(NamedTuple):
    """An exemption, exception or limit that a public body may rely on."""

    law: str
    number: str
    name: str


class Citation(NamedTuple):
    """A provision as cited at one place of a text."""

    code: str
    name: str
    law: str
    number: str
    start: int
    end: int


FOIA, FOISA, EIR, EIRS = LAWS = (
    Law("FOIA", "s", scots=False),
    Law("FOISA", "s", scots=True),
    Law("EIR", "", scots=False),
    Law("EIRS", "", scots=True),
)

# Freedom of Information Act 2000
FOIA_NAMES = {
    "12": "cost of compliance exceeds appropriate limit",
    "14": "vexatious or repeated requests",
    "14(1)": "vexatious requests",
    "14(2)": "repeated requests",
    "21": "information accessible to applicant by other means",
    "22": "information intended for future publication",
    "22A": "research",
    "23": "information supplied by, or relating to, bodies dealing with security matters",
    "24": "national security",
    "26": "defence",
    "27": "international relations",
    "28": "relations within the United Kingdom",
    "29": "the economy",
    "30": "investigations and proceedings",
    "31": "law enforcement",
    "32": "court records",
    "33": "audit functions",
    "34": "parliamentary privilege",
    "35": "formulation of government policy",
    "36": "prejudice to effective conduct of public affairs",
    "37": "communications with His Majesty, and honours",
    "38": "health and safety",
    "39": "environmental information",
    "40": "personal information",
    "41": "information provided in confidence",
    "42": "legal professional privilege",
    "43": "commercial interests",
    "43(1)": "trade secrets",
    "44": "prohibitions on disclosure",
}
# Freedom of Information (Scotland) Act 2002
FOISA_NAMES = {
    "12": "excessive cost of compliance",
    "14": "vexatious or repeated requests",
    "18": "neither confirm nor deny",
    "25": "information otherwise accessible",
    "26": "prohibitions on disclosure",
    "27": "information intended for future publication",
    "28": "relations within the United Kingdom",
    "29": "formulation of Scottish Administration policy",
    "30": "prejudice to effective conduct of public affairs",
    "31": "national security and defence",
    "32": "international relations",
    "33": "commercial interests and the economy",
    "34": "investigations by Scottish public authorities",
    "35": "law enforcement",
    "36": "confidentiality",
    "37": "court records",
    "38": "personal information",
    "39": "health, safety and the environment",
    "40": "audit functions",
    "41": "communications with His Majesty, and honours",
}
# Environmental Information Regulations 2004
EIR_NAMES = {
    "6(1)(b)": "already publicly available and easily accessible in another form",
    "12(3)": "personal data",
    "12(4)(a)": "information not held",
    "12(4)(b)": "manifestly unreasonable",
    "12(4)(c)": "formulated in too general a manner",
    "12(4)(d)": "material still in the course of completion",
    "12(4)(e)": "internal communications",
    "12(5)(a)": "international relations, defence, national security or public safety",
    "12(5)(b)": "the course of justice",
    "12(5)(c)": "intellectual property rights",
    "12(5)(d)": "confidentiality of proceedings",
    "12(5)(e)": "confidentiality of commercial or industrial information",
    "12(5)(f)": "interests of the person who provided the information",
    "12(5)(g)": "protection of the environment",
    "12(6)": "neither confirm nor deny",
    "13": "personal data",
}
# Environmental Information (Scotland) Regulations 2004: regulations 10 and 11 say what 12 and 13 of the EIR say
EIRS_NAMES = {
    (number.replace("12", "10", 1) if number.startswith("12") else number.replace("13", "11", 1)): name
    for number, name in EIR_NAMES.items()
    if number != "12(6)"
} | {"10(8)": "neither confirm nor deny"}

NAMES = {"FOIA": FOIA_NAMES, "FOISA": FOISA_NAMES, "EIR": EIR_NAMES, "EIRS": EIRS_NAMES}
PROVISIONS = tuple(Provision(law, number, name) for law, names in NAMES.items() for number, name in names.items())

NUMBER = r"\d{1,2}A?(?:\.\d{1,2}(?!\d)|\s\d(?=\([a-z]\)))?(?:\s?\(\s?(?:\d{1,2}[A-Z]{0,2}|[a-z]{1,3})\s?\))*"
# "(national security)" between two numbers of a list: "sections 24(1) (national security) and 38(1)(b)"
NAMED = r"\s?\([A-Za-z][A-Za-z\s,’'-]{3,60}\)(?=,?\s?(?:,|and|&|or)\s?\d{1,2}[A-Z]?\()"
# "sections 40(2) and 43(2)", "s.12", "Regulation 12(4)(b) and 12(5)(e)", "exemption 21", "Section: 14(1)"
CITED = re.compile(
    rf"""\b(?P<unit>sections?|sect?s?\b\.?|ss?\.?|regulations?|regs?\b\.?|exemptions?|exceptions?)
    [\s:]{{0,3}}(?P<first>{NUMBER})
    (?P<rest>(?:(?:{NAMED})?\s?(?:,|and|&|or|/|;|,\s?and)\s?(?:(?:sections?|s\.?|regulations?|reg\.?)\s?)?
        (?:{NUMBER}|\((?:\d{{1,2}}[A-Z]{{0,2}}|[a-z]{{1,3}})\)(?:\([a-z]{{1,3}}\))*))*)(?![\d%])""",
    re.I | re.X,
)
# "FOIA 40(2)", "EIR 12(4)(b)": a number that the law before it makes a citation
SHORT = re.compile(
    r"\b(?P<unit>FOI\(?S?\)?A|EI\(?S?\)?Rs?)[\s:]{1,2}(?P<first>\d{1,2}A?(?:\s?\([0-9a-zA-Z]{1,3}\))+)(?P<rest>)"
)
PART = re.compile(rf"{NUMBER}|(?:\((?:\d{{1,2}}[A-Z]{{0,2}}|[a-z]{{1,3}})\))+", re.I)
STEPS = re.compile(r"\(\s?([0-9A-Za-z]+)\s?\)")

SCOTS = re.compile(r"\bFOI\(?S\)?A\b|\bEI\(?S\)?Rs?\b|Information \(?Scotland\)?", re.I)
LAW_NAME = (
    r"(?:the\s+)?(?:(?P<foi>Freedom\s+of\s+Information|FOI\(?S?\)?A?\b)"
    r"|(?P<eir>Environmental\s+Information|EI\(?S?\)?Rs?\b))"
)
OTHER_LAW = (
    r"(?P<other>(?!Act\b)(?=[A-Z])(?:(?:[A-Z][\w'’]+|and|of|the|&|\([A-Z][\w ]+\))\s+){1,9}"
    r"(?:Act|Regulations|Order|Rules|Code)\b(?!\s+request)|DPA\b|GDPR\b|UK\s+GDPR)"
)
# what may follow a citation: "(commercial interests) of the Freedom of Information Act", "of the Housing Act 1996"
AFTER = re.compile(
    r"(?:\s*\([^()]*\))?[\s,–-]{0,3}(?:(?:exemption|exception)\s+)?(?:(?:of|under|in)\s+(?:the\s+)?)?"
    rf"(?:{LAW_NAME}|{OTHER_LAW})"
)
BEFORE = re.compile(rf"{LAW_NAME}(?:\s+Act)?(?:\s+Regulations)?(?:\s+\d{{4}})?[\s,:(–-]{{1,3}}$", re.I)


def find_provisions(text: str, scots: bool = False, law: str | None = None) -> tuple[Citation, ...]:
    """Every provision of an information law that a text cites, in the order of the text.

    `scots` says that the letter is from a Scottish body, `law` which law a bare "section 12" means.

    >>> [c.code for c in find_provisions("exempt under sections 40(2) and 43(2) of the FOIA; Regulation 12(4)(b)")]
    ['FOIA s40(2)', 'FOIA s43(2)', 'EIR 12(4)(b)']
    >>> [c.code for c in find_provisions("s 24(1) (national security) and 38(1)(b) (health and safety) of FOIA")]
    ['FOIA s24(1)', 'FOIA s38(1)(b)']
    >>> find_provisions("Section 21 of the Housing Act 1988")
    ()
    """
    scots = scots or bool(SCOTS.search(text))
    matches = sorted((*CITED.finditer(text), *SHORT.finditer(text)), key=re.Match.start)
    return tuple(cite for match in matches for cite in cited_at(text, match, scots, law))


def cited_at(text: str, match: re.Match[str], scots: bool, default: str | None) -> Iterator[Citation]:
    """The provisions named by one match: a first number and those that "and" or a comma adds."""
    law = law_of(text, match, scots, default)
    if law is None:
        return
    stem = ""
    for part in PART.finditer(text, match.start("first"), match.end("rest")):
        number = tidy_number(part.group())
        number = relied_number(law, stem + number if number.startswith("(") else number)
        stem = number[: number.rfind("(")] if "(" in number else number
        name = name_of(law, number)
        if name:
            yield Citation(code_of(law, number), name, law, number, match.start(), part.end())


def law_of(text: str, match: re.Match[str], scots: bool, default: str | None) -> str | None:
    """Which information law a citation means; None where it names another law."""
    after = AFTER.match(text, match.end())
    if after and after["other"]:
        return None
    named = after if after and (after["foi"] or after["eir"]) else BEFORE.search(text, 0, match.start())
    unit = match["unit"].lower()
    regulation = unit.startswith(("reg", "exception", "ei"))
    if named and (named["foi"] or named["eir"]):
        regulation = bool(named["eir"])
    elif unit.startswith("ex") and default:
        regulation = default.startswith("EIR")
    if regulation:
        return "EIRS" if scots else "EIR"
    return "FOISA" if scots else "FOIA"


def tidy_number(printed: str) -> str:
    """A number as the codes write it: no spaces, brackets for dots.

    >>> tidy_number("12.1"), tidy_number("40 (2)"), tidy_number("(B)"), tidy_number("33 1(b)")
    ('12(1)', '40(2)', '(b)', '33(1)(b)')
    """
    number = re.sub(r"^(\d+)\s(\d)(?=\()", r"\1(\2)", printed.strip())  # "33 1(b)"
    number = re.sub(r"\s+", "", number)
    number = re.sub(r"\.(\d+)", r"(\1)", number)
    return STEPS.sub(lambda step: f"({step[1].lower() if step[1].isalpha() else step[1].upper()})", number)


DEFINING = {  # subsections that say what another subsection means, and what they belong to
    "FOIA": re.compile(r"^(?:(?P<section>40)\((?:3|4|6|7|8)[A-B]*\)|(?P<limit>12)\((?:3|4|5)\)).*"),
    "FOISA": re.compile(r"^(?:(?P<section>38)\((?:2|3|4|5)[A-B]*\)|(?P<limit>12)\((?:2|3|4|5|6)\)).*"),
}


def relied_number(law: str, number: str) -> str:
    """A provision's number, that of its section where the subsection only defines.

    >>> relied_number("FOIA", "40(3A)(a)"), relied_number("FOIA", "40(2)")
    ('40', '40(2)')
    """
    match = DEFINING[law].match(number) if law in DEFINING else None
    return next(group for group in match.groups() if group) if match else number


@cache
def name_of(law: str, number: str) -> str | None:
    """The name of a provision, that of its parent where it has none; None if nothing can be refused under it."""
    names = NAMES[law]
    while number not in names and "(" in number:
        number = number[: number.rfind("(")]
    return names.get(number)


def code_of(law: str, number: str) -> str:
    """A provision's code.

    >>> code_of("FOIA", "40(2)"), code_of("EIR", "12(4)(b)")
    ('FOIA s40(2)', 'EIR 12(4)(b)')
    """
    unit = next(each.unit for each in LAWS if each.code == law)
    return f"{law} {unit}{number}"
