"""The sheet that each plot stands on: title and legend above, source below, and a body between that is measured in inches."""

import textwrap
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Final

from matplotlib.font_manager import FontProperties
from matplotlib.textpath import text_to_path

from alertgraph.analysis.plots.figure import FONT, Plot

if TYPE_CHECKING:
    from matplotlib.axes import Axes

WIDTH: Final = 6.5  # of the text on a page of a report
MARGIN: Final = 0.06
INK: Final = "#1B2127"
SOFT: Final = "#5A626B"
FAINT: Final = "#D5D9DD"
_LINE: Final = 1.28 / 72  # inches of a line for each point of its type


def width(words: str, size: float, weight: str = "normal") -> float:
    """Return how wide words are, in inches."""
    font = FontProperties(family=FONT, size=size, weight=weight)
    return float(text_to_path.get_text_width_height_descent(words, font, ismath=False)[0]) / 72


def wrapped(words: str, size: float, limit: float, weight: str = "normal") -> list[str]:
    """Return words as lines that are at most so many inches wide."""
    lines: list[str] = []
    for word in words.split():
        if lines and width(f"{lines[-1]} {word}", size, weight) <= limit:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines


def shortened(words: str, size: float, limit: float, weight: str = "normal") -> str:
    """Return words, cut with an ellipsis where they are wider than so many inches."""
    if width(words, size, weight) <= limit:
        return words
    kept = len(words)
    while kept > 1 and width(words[:kept].rstrip(" ,(") + "…", size, weight) > limit:
        kept -= 1
    return words[:kept].rstrip(" ,(") + "…"


class Sheet:
    """A figure of the width of a page's text, as high as its body needs, with title, subtitle, legend and caption in place."""

    def __init__(
        self, title: str, subtitle: str, caption: Sequence[str], *, body: float, legend: Sequence[Any] = (), columns: int = 4
    ) -> None:
        room = WIDTH - 2 * MARGIN
        blocks = [
            (wrapped(title, 10.5, room, "bold"), 10.5, "bold", INK),
            (wrapped(subtitle, 8, room), 8, "normal", SOFT),
        ]
        below = [line for words in caption for line in wrapped(words, 6.8, room)]
        keys = 0.175 * -(-len(legend) // columns) + 0.05 if legend else 0.0
        head = MARGIN + sum(len(lines) * size * _LINE for lines, size, _, _ in blocks) + 0.05
        foot = len(below) * 6.8 * _LINE + 2 * MARGIN
        self.height = head + keys + body + foot
        self.top = head + keys
        self.body = body
        self.plot = Plot(title, "\n".join(caption), inches=(WIDTH, self.height))
        down = MARGIN
        for lines, size, weight, colour in blocks:
            for line in lines:
                self.words(MARGIN, down, line, size, colour, weight=weight)
                down += size * _LINE
        for index, line in enumerate(below):
            self.words(MARGIN, self.height - foot + MARGIN + index * 6.8 * _LINE, line, 6.8, SOFT)
        if legend:
            self.plot.legend(
                handles=list(legend),
                loc="upper left",
                bbox_to_anchor=(MARGIN / WIDTH - 0.005, 1 - (head - 0.02) / self.height),
                ncols=columns,
                frameon=False,
                fontsize=7,
                labelcolor=INK,
                handlelength=2.2,
                columnspacing=1.4,
                handletextpad=0.6,
                borderaxespad=0,
                borderpad=0.3,
                labelspacing=0.5,
            )

    def words(self, left: float, down: float, words: str, size: float, colour: str = INK, **given: Any) -> None:
        """Write one line; ``left`` and ``down`` are inches from the left and the upper border of the sheet."""
        place = {"ha": "left", "va": "top"} | given
        self.plot.text(left / WIDTH, 1 - down / self.height, words, fontsize=size, color=colour, **place)

    def axes(self, left: float, down: float, wide: float, high: float, *, bare: bool = True) -> "Axes":
        """Return axes at a place of the body, in inches from its upper left corner; bare ones have no frame and ticks."""
        bottom = self.height - self.top - down - high
        found = self.plot.add_axes((left / WIDTH, bottom / self.height, wide / WIDTH, high / self.height))
        if bare:
            found.set_axis_off()
        return found


def nothing(title: str, caption: Sequence[str], why: str) -> Plot:
    """Return the sheet of a plot that has no claim to show, which says so."""
    sheet = Sheet(title, "according to the alert", caption, body=0.7)
    for index, line in enumerate(textwrap.wrap(why, 90)):
        sheet.words(WIDTH / 2, sheet.top + 0.25 + 0.16 * index, line, 9, INK, ha="center")
    return sheet.plot
