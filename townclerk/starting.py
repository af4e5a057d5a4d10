"""`townclerk init`: a configuration that works, with every setting explained."""

from __future__ import annotations

from pathlib import Path

from extract.errors import BadUsage
from scrape.councils import find_councils, similar_names
from townclerk.configuration import is_contact

CONFIGURATION = """\
# What townclerk fetches every night. Try it with: townclerk nightly {name}
# Lines that begin with # are explanations or settings that are off; the values shown are those that hold anyway.

# Who runs this: a mail or web address. It stands in every request, so that whoever minds can write to you.
contact = "{contact}"

# Councils by name, from a table of 432 that comes with townclerk. Others, and other sites, under [[place]] below.
authorities = [{authorities}]

# Papers of meetings since this day.
since = {since}

# Only committees whose names hold one of these; without it, all.
# committees = ["Planning", "Cabinet"]

# Only these sorts: pack, agenda, minutes, decision, report, supplement, foi_reply, other.
# papers = ["pack", "minutes", "decision"]

# Where everything is kept, and the database that `townclerk serve` shows. Paths begin at this file's folder.
keep = "townclerk-papers"
database = "townclerk.db"

# Feeds of the saved searches (Atom and JSON Feed) as files, and where the site is served, for the links in them.
# feeds = "townclerk-papers/feeds"
# site = "http://127.0.0.1:8001"

# A place that is not in the table, or that wants settings of its own; as many as you like.
# [[place]]
# authority = "Ambleford Town Council"
# address = "https://democracy.ambleford.example/"
# since = 2020-01-01
# committees = ["Council"]
#
# [[place]]                       # releases under the FOI Act by a department, from GOV.UK
# authority = "Cabinet Office"
# system = "govuk"
# address = "https://www.gov.uk/government/organisations/cabinet-office"
#
# [[place]]                       # a disclosure log as CSV or JSON
# authority = "Ambleford Borough Council"
# address = "https://data.ambleford.example/foi-log.csv"
#
# [[place]]                       # papers that lie on this machine already
# authority = "Ambleford Borough Council"
# system = "folder"
# address = "/srv/papers/ambleford"
#
# [[place]]                       # a mailbox (maildir or mbox) with replies to your own requests
# authority = "Ambleford Borough Council"
# system = "mailbox"
# address = "/home/ann/Mail/foi"

# [limits]
# hosts_at_once = 16     # hosts asked at the same time, each by one worker
# delay = 2.0            # seconds between two requests to a host; its robots.txt may ask for more
# minutes = 120          # for one place in one night
# megabytes = 1000       # from one place in one night
# largest = 300          # megabytes of one document

# Hosts of your own that may lie in a private network, and how soon they may be asked again.
# [trusted]
# hosts = ["intranet.ambleford.example"]
# delay = 0.5

# [read]
# jobs = 1               # documents read at once
# ocr = "auto"           # auto, always, never
# languages = ["eng"]    # of scans: eng, cym
# keep_personal = false  # keep the names of private persons too
# spacy_model = "en_core_web_sm"  # an installed spaCy model, whose names are further evidence

# Something to follow: each becomes a feed, and a part of the report.
# [[search]]
# name = "Road works"
# words = 'pothole* OR "road works"'
# kinds = ["decisions", "questions"]
# authorities = ["Leicester City Council"]
# mail_to = ["ann@example.org"]

# The report by mail, where there is something to look at or a search found something.
# [mail]
# host = "smtp.example.org"
# from = "townclerk@example.org"
# to = ["ann@example.org"]
# security = "starttls"  # starttls, tls, none
# user = "townclerk"
# password_file = "smtp-password"
# always = false         # every night
"""


def write_configuration(path: Path, contact: str, authorities: tuple[str, ...], since: str) -> None:
    """Writes a commented configuration; what is there already is not touched."""
    for authority in authorities:
        if not find_councils(authority):
            near = ", ".join(similar_names(authority)) or "none like it"
            raise BadUsage(
                f"no council is called {authority!r}; there are {near}. Others can be added to the file by address"
            )
    if not is_contact(contact):
        raise BadUsage(f"{contact!r} is no mail or web address: councils must be able to write to you")
    named = ", ".join(f'"{name}"' for name in authorities or ("Leicester",))
    text = CONFIGURATION.format(name=path.name, contact=contact, authorities=named, since=since)
    try:
        with path.open("x", encoding="utf-8") as file:
            file.write(text)
    except FileExistsError as error:
        raise BadUsage(f"{path} is there already: name another file, or edit that one") from error
    except OSError as error:
        raise BadUsage(f"{path} cannot be written ({error.strerror}): name another file") from error
