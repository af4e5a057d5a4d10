"""Letters about requests for information: their passages, who speaks in each, and what was asked and answered."""
