"""The figure that a plot returns: it shows itself in a notebook and is written the same each time."""

import base64
import io
from collections.abc import Callable
from functools import wraps
from typing import Any, Final, ParamSpec

from matplotlib import style
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure

P = ParamSpec("P")
FONT: Final = "DejaVu Sans"  # matplotlib brings it, so that a figure is the same on every machine
#: What differs from matplotlib's defaults; a label is never read as a formula.
LOOK: Final[dict[str, Any]] = {
    "font.family": FONT,
    "font.size": 7,
    "text.hinting": "no_hinting",  # else a line grows with the dots an inch that it is drawn with, beyond the border
    "text.parse_math": False,
    "axes.linewidth": 0.6,
    "hatch.linewidth": 0.9,
    "svg.hashsalt": "alertgraph",
    "svg.fonttype": "path",
    "savefig.dpi": 200,
}


class Plot(Figure):
    """A matplotlib figure with a title in words, made without pyplot, so that nothing is left open and no backend is chosen."""

    def __init__(self, title: str, caption: str, *, inches: tuple[float, float]) -> None:
        super().__init__(figsize=inches, dpi=100, facecolor="white")
        FigureCanvasAgg(self)
        self.title = title
        self.caption = caption

    def savefig(self, fname: Any, *, metadata: dict[str, Any] | None = None, **given: Any) -> None:
        """Write the figure, as :meth:`matplotlib.figure.Figure.savefig`: 200 dots an inch, and no day in a PNG, SVG or PDF.

        These three are the same bytes each time. What matplotlib writes as SVGZ, PS or EPS carries the time of writing.
        """
        kind = str(given.get("format") or getattr(fname, "suffix", "") or str(fname).rpartition(".")[2]).lstrip(".").lower()
        stamps: dict[str, Any] = {"svg": {"Date": None}, "pdf": {"CreationDate": None}}.get(kind, {})
        told = {"Title": self.title} if kind in ("png", "svg", "pdf") else {}
        known = stamps | told | (metadata or {})
        with style.context(["default", LOOK]):
            super().savefig(fname, metadata=known or None, **given)

    def image(self, kind: str = "png", **given: Any) -> bytes:
        """Return the figure as the bytes of a file, ``png``, ``svg`` or ``pdf``."""
        out = io.BytesIO()
        self.savefig(out, format=kind, **given)
        return out.getvalue()

    def _repr_mimebundle_(self, include: Any = None, exclude: Any = None) -> dict[str, str]:
        return {"image/png": base64.b64encode(self.image(dpi=144)).decode(), "text/plain": repr(self)}

    def __repr__(self) -> str:
        return f"<Plot: {self.title}>"


def styled(draw: Callable[P, Plot]) -> Callable[P, Plot]:
    """Return a function that draws with our look, whatever the user's settings of matplotlib are."""

    @wraps(draw)
    def inside(*args: P.args, **kwargs: P.kwargs) -> Plot:
        with style.context(["default", LOOK]):
            return draw(*args, **kwargs)

    return inside
