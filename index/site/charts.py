"""Charts drawn here as SVG, without script: each stands beside a table that says the same."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup, escape

WIDTH = 720
LABELS = 230  # room for the names of bars
ROW = 30
BAR = 18
LETTER = 8.2  # the width of a letter of a label, roughly


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar with its name, the parts that it is made of, and what stands at its end."""

    name: str
    parts: tuple[tuple[str, float], ...]  # the class that colours a part, and its size
    said: str

    @property
    def size(self) -> float:
        """The whole of it."""
        return sum(size for _, size in self.parts)


def bars(title: str, rows: Sequence[Bar], width: int = WIDTH, labels: int = LABELS) -> Markup:
    """Bars under each other, as long as they are large.

    >>> drawn = bars("Papers", [Bar("2025", (("one", 3),), "3"), Bar("2026", (("one", 6),), "6")])
    >>> drawn.count("<rect"), 'width="236.9"' in drawn
    (2, True)
    """
    room = width - labels - 8 - max((len(bar.said) for bar in rows), default=0) * LETTER  # what is said stands behind
    most = max((bar.size for bar in rows), default=0) or 1
    drawn = [_row(bar, place * ROW, room / most, labels) for place, bar in enumerate(rows)]
    height = len(rows) * ROW
    return Markup(  # noqa: S704  # put together from numbers and escaped texts
        f'<svg class="chart" role="img" aria-label="{escape(title)}; the table says the same" '
        f'viewBox="0 0 {width} {height}" width="{width}" height="{height}">{"".join(drawn)}</svg>'
    )


def _row(bar: Bar, top: float, scale: float, labels: int) -> str:
    """One bar: its name, its parts, its figure."""
    middle = top + ROW / 2 + 5
    left = float(labels)
    parts = []
    for name, size in bar.parts:
        if size:
            long = size * scale
            parts.append(
                f'<rect class="{escape(name)}" x="{left:.1f}" y="{top + (ROW - BAR) / 2}" '
                f'width="{long:.1f}" height="{BAR}"/>'
            )
            left += long
    return (
        f'<text x="{labels - 10}" y="{middle}" class="name">{escape(shortened(bar.name, labels))}</text>'
        f"{''.join(parts)}"
        f'<text x="{left + 6:.1f}" y="{middle}">{escape(bar.said)}</text>'
    )


def shortened(name: str, room: int = LABELS) -> str:
    """A name that fits before its bar.

    >>> shortened("Eller and Wolds Partnership NHS Foundation Trust")
    'Eller and Wolds Partnershi…'
    """
    most = int(room / LETTER) - 1
    return name if len(name) <= most else name[: most - 1].rstrip() + "…"
