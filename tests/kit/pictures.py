"""Makes pictures of the real page, without any text of the alert: ``python tests/kit/pictures.py [FOLDER]``.

Only the README's is kept in the repository (``docs/explorer.png``); the others are for looking at.
"""

import sys
import tempfile
from pathlib import Path

from browser import Visit, chromium

import alertgraph
from alertgraph import explorer

ROOT = Path(__file__).parents[2]
#: name of the picture -> fragment of the page's address, width, height, colour scheme
PICTURES = {
    "overview": ("", 1440, 900, "light"),
    "whole": ("#show=all", 1440, 900, "light"),
    "focus": ("#sel=id%3Aunited-states&ego=id%3Aunited-states", 1440, 900, "light"),
    "evidence": ("#sel=id%3Atrump-administration~id%3Aunrwa&also=disputed", 1440, 900, "light"),
    "tour": ("#show=all&also=disputed~reported~negated&tour=disputed%2F1", 1440, 900, "light"),
    "table": ("#view=table", 1440, 900, "light"),
    "phone": ("", 390, 844, "light"),
    "dark": ("", 1440, 900, "dark"),
}


def main(folder: Path) -> None:
    """Write each picture into the folder, and the README's into ``docs/``."""
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as place, chromium() as browser:
        page = Path(place) / "index.html"
        page.write_text(explorer.render(alertgraph.load(), progress=lambda _: None), encoding="utf-8", newline="\n")
        for name, (fragment, width, height, scheme) in PICTURES.items():
            size = {"width": width, "height": height}
            visit = Visit(browser, page, fragment, wait=False, viewport=size, color_scheme=scheme)
            visit.until("window.KG && KG.settled")
            visit.page.wait_for_timeout(500)
            visit.page.screenshot(path=str(folder / f"{name}.png"))
            visit.close()
            if visit.troubles:
                raise SystemExit(f"{name}: {visit.troubles}")
    readme = ROOT / "docs" / "explorer.png"
    readme.parent.mkdir(exist_ok=True)
    readme.write_bytes((folder / "overview.png").read_bytes())


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else ROOT / "build" / "pictures"))
