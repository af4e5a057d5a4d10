"""The roles that passages play, what moves between them cost, and the best path through a letter."""

from __future__ import annotations

from extract.letters.passages import Passage

FRONT, ASKING, QUESTION, REPLYING, ANSWER, STANDING, TAIL = (
    "front",
    "asking",
    "question",
    "replying",
    "answer",
    "standing",
    "tail",
)
ROLES = (FRONT, ASKING, QUESTION, REPLYING, ANSWER, STANDING, TAIL)

START = {FRONT: 0.0, ASKING: -0.5, QUESTION: -1.5, REPLYING: -1.0, ANSWER: -2.5, STANDING: -1.0, TAIL: -4.0}
MOVES: dict[str, dict[str, float]] = {  # from → to: FRONT ASKING QUESTION REPLYING ANSWER STANDING TAIL
    role: dict(zip(ROLES, row, strict=True))
    for role, row in {
        FRONT: (0.0, 0.0, -1.5, -0.3, -2.0, -0.5, -4.0),
        ASKING: (-2.0, -0.5, 1.0, -1.0, -2.5, -1.0, -5.0),
        QUESTION: (-9.0, -1.5, 0.3, 0.0, -1.0, -1.0, -3.0),
        REPLYING: (-4.0, -1.0, -0.3, -0.3, 0.8, -0.5, -3.0),
        ANSWER: (-6.0, -1.5, -1.0, -1.5, 0.3, -1.2, -1.0),
        STANDING: (-3.0, 0.0, -1.0, 0.0, -0.5, 0.0, -1.0),
        TAIL: (-7.0, -3.0, -6.0, -4.0, -7.0, -6.0, 0.5),
    }.items()
}


def best_path(rows: list[dict[str, float]], entries: list[dict[str, float]]) -> list[str]:
    """The sequence of roles with the highest score in all (Viterbi)."""
    if not rows:
        return []
    total = {role: START[role] + rows[0][role] for role in ROLES}
    came: list[dict[str, str]] = []
    for row, entry in zip(rows[1:], entries[1:], strict=True):
        best = {role: best_before(role, total, entry) for role in ROLES}
        total = {role: total[old] + cost(old, role, entry) + row[role] for role, old in best.items()}
        came.append(best)
    role = max(ROLES, key=lambda last: total[last])
    path = [role]
    for best in reversed(came):
        role = best[role]
        path.append(role)
    return path[::-1]


def best_before(role: str, total: dict[str, float], entry: dict[str, float]) -> str:
    """The role from which it pays most to come to this one."""
    return max(ROLES, key=lambda old: total[old] + cost(old, role, entry))


def cost(old: str, role: str, entry: dict[str, float]) -> float:
    """What the move from one role to another adds."""
    return MOVES[old][role] + (entry.get(role, 0.0) if old != role and (role != QUESTION or old == ANSWER) else 0.0)


def entry_costs(passage: Passage, found: dict[str, float]) -> dict[str, float]:
    """What it costs to begin a question again, or the tail, with words that do not call for it."""
    costs = {}
    if not passage.label and passage.row is None and found.get("ask", 0.0) < 2:
        costs[QUESTION] = -2.0
    if passage.bullet or passage.label:
        costs[STANDING] = -2.0
    if found.get("tail", 0.0) < 2 and found.get("caveat", 0.0) < 2:
        costs[TAIL] = -2.0
    return costs
