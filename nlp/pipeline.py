"""From findings to finished records: the components' acronyms, people, actions and exemptions."""

from __future__ import annotations

from extract.marks import Findings
from extract.records import Records


def annotate(findings: Findings) -> Records:
    """The records with what the components find at the marks."""
    return findings.records
