"""What the pixels of a scan show besides letters: how far it is askew, its ruling lines, how heavy its strokes are."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from PIL import Image

Dark = NDArray[np.bool_]

STEEPEST = 6.0  # degrees
SKEW_DPI = 75  # fine enough for a tenth of a degree over a page
LEAST_DARK = 400  # pixels: less cannot tell the skew
THICKEST = 5.0  # points: what is thicker is an area, not a line
SHORTEST_LEVEL = 36.0  # points: longer than any letter is wide
SHORTEST_UPRIGHT = 22.0


class Run(NamedTuple):
    """A dark run that makes a line: from start to stop at a place across."""

    start: float
    stop: float
    across: float


def find_dark(image: Image.Image) -> Dark:
    """Which pixels of a grey image are ink: darker than half-way between paper and the darkest."""
    grey = np.asarray(image, dtype=np.uint8)
    paper = float(np.percentile(grey, 90))
    ink = float(np.percentile(grey, 1))
    found: Dark = grey < min(paper - 40, ink + 0.55 * (paper - ink))
    return found


def find_skew(image: Image.Image, dpi: float) -> float:
    """The angle in degrees, counter-clockwise, by which a scan must be turned so that its lines are level."""
    factor = dpi / SKEW_DPI
    small = image.resize((max(1, round(image.width / factor)), max(1, round(image.height / factor))))
    ys, xs = np.nonzero(find_dark(small))
    if len(ys) < LEAST_DARK:
        return 0.0
    coarse = best_angle(ys, xs, np.arange(-STEEPEST, STEEPEST + 0.01, 0.5))
    return best_angle(ys, xs, np.arange(coarse - 0.4, coarse + 0.41, 0.1))


def best_angle(ys: NDArray[np.intp], xs: NDArray[np.intp], angles: NDArray[np.float64]) -> float:
    """The angle at which dark pixels gather in the fewest rows; no turn where none is clearly better."""
    scores = []
    for angle in angles:
        rows = np.round(ys - xs * np.tan(np.radians(angle))).astype(np.int64)
        counts = np.bincount(rows - rows.min()).astype(np.float64)
        scores.append(float((counts**2).sum()))
    return float(angles[int(np.argmax(scores))])


def find_level(dark: Dark, dpi: float) -> list[Run]:
    """The level ruling lines, in pixels."""
    return gather(dark, SHORTEST_LEVEL * dpi / 72, THICKEST * dpi / 72, round(dpi / 60))


def find_upright(dark: Dark, dpi: float) -> list[Run]:
    """The upright ruling lines, in pixels: `start` and `stop` are heights, `across` is from the left."""
    return gather(dark.T, SHORTEST_UPRIGHT * dpi / 72, THICKEST * dpi / 72, round(dpi / 60))


def gather(dark: Dark, shortest: float, thickest: float, slack: int) -> list[Run]:
    """Long dark runs along the rows, those of neighbouring rows made one line; areas are left out."""
    closed = dark.copy()
    for shift in range(1, slack + 1):  # a line that the scanner broke
        closed[:, shift:-shift] |= dark[:, : -2 * shift] & dark[:, 2 * shift :]
    edge = np.zeros((closed.shape[0], 1), dtype=np.int8)
    steps = np.diff(np.hstack([edge, closed.astype(np.int8), edge]), axis=1)
    rows, starts = np.nonzero(steps == 1)
    stops = np.nonzero(steps == -1)[1]
    long = (stops - starts) >= shortest * 0.5
    lines: list[list[tuple[int, int, int]]] = []
    for row, start, stop in zip(rows[long].tolist(), starts[long].tolist(), stops[long].tolist(), strict=True):
        for line in reversed(lines[-60:]):
            last = line[-1]
            if row - last[0] <= 2 and start <= last[2] + slack * 3 and stop >= last[1] - slack * 3:
                line.append((row, start, stop))
                break
        else:
            lines.append([(row, start, stop)])
    runs = []
    for line in lines:
        thickness = line[-1][0] - line[0][0] + 1
        start, stop = min(part[1] for part in line), max(part[2] for part in line)
        if thickness <= thickest and stop - start >= shortest:
            runs.append(Run(start, stop, sum(part[0] for part in line) / len(line) + 0.5))
    return runs


def stroke_width(dark: Dark, left: int, top: int, right: int, bottom: int) -> float:
    """How long the dark runs in a box are on average: bold letters have wider strokes."""
    box = dark[top:bottom, left:right]
    if box.size == 0:
        return 0.0
    begins = int(box[:, 0].sum()) + int((box[:, 1:] & ~box[:, :-1]).sum())
    return float(box.sum()) / begins if begins else 0.0
