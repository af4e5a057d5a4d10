"""From marked text to acronyms, people, actions and exemptions, by spaCy components."""
