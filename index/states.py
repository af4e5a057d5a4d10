"""Alaveteli's state names beside our outcomes."""

from __future__ import annotations

STATES = {
    "disclosed": "successful",
    "partial": "partially_successful",
    "refused": "rejected",
    "not_held": "not_held",
    "elsewhere": "rejected",  # exempt as reasonably accessible otherwise; Alaveteli has no word of its own
    "neither": "rejected",
    "clarification": "waiting_clarification",
}
