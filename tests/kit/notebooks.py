"""Runs the notebooks and makes the outputs that are committed with them: ``python tests/kit/notebooks.py [NAME ...]``.

A notebook is its own source: edit it anywhere, then run this. It needs the extra ``test`` and Chromium, which draws the
explorer's picture as the PNG that is committed: an SVG is left out by GitHub and by a JupyterLab that does not trust the
notebook yet. Names are those of files in ``notebooks/``, such as ``01-tour``; without any, all are run.
"""

import base64
import os
import re
import struct
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import nbformat
import support
from jupyter_client.kernelspec import KernelSpecManager
from jupyter_client.manager import AsyncKernelManager
from nbclient import NotebookClient
from nbformat import NotebookNode

from alertgraph.model.naming import fold

FOLDER = support.REPOSITORY / "notebooks"
SVG = "image/svg+xml"
PNG = "image/png"
HTML = "text/html"
METADATA = {
    "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
    "language_info": {"name": "python"},
}


def paths() -> list[Path]:
    """The notebooks, in their order."""
    return support.every(FOLDER, "*.ipynb")


def read(path: Path) -> NotebookNode:
    """A notebook as it is committed."""
    return nbformat.read(path, as_version=4)


def execute(notebook: NotebookNode, folder: Path) -> NotebookNode:
    """The notebook with the outputs of a kernel of its own, which works in an empty folder below ``folder``.

    The kernel is this environment's Python, whatever kernels and settings the user has.
    """
    found = nbformat.from_dict(notebook)
    for cell in cells(found):
        cell.outputs, cell.execution_count = [], None
    place = folder / "empty"
    place.mkdir()
    kernels = KernelSpecManager(kernel_dirs=[])  # only the one that comes with this environment's ipykernel
    manager = AsyncKernelManager(
        kernel_name="python3", kernel_spec_manager=kernels, connection_file=str(folder / "connection.json")
    )
    client = NotebookClient(
        found,
        km=manager,
        timeout=300,
        record_timing=False,
        shutdown_kernel="immediate",
        resources={"metadata": {"path": str(place)}},
    )
    client.execute(cleanup_kc=True, env={**os.environ, "IPYTHONDIR": str(folder / "ipython"), "COLUMNS": "100"})
    for cell in cells(found):
        cell.outputs = list(_joined(cell.outputs))
    return found


def cells(notebook: NotebookNode) -> list[NotebookNode]:
    """The code cells of a notebook."""
    return [cell for cell in notebook.cells if cell.cell_type == "code"]


def stripped(notebook: NotebookNode, stem: str) -> NotebookNode:
    """A run notebook as it is committed: no page of the explorer, no metadata of a run or a machine, readable ids."""
    found = nbformat.from_dict(notebook)
    found.metadata = nbformat.from_dict(METADATA)
    found.nbformat, found.nbformat_minor = 4, 5
    taken: set[str] = set()
    for cell in found.cells:
        cell.metadata = NotebookNode()
        cell.id = _identifier(cell, stem, taken)
        for output in cell.get("outputs", []):
            if is_page(output):
                del output.data[HTML]
            if "metadata" in output:
                output.metadata = NotebookNode()
    return found


def is_page(output: NotebookNode) -> bool:
    """Whether an output holds the explorer, live in a frame."""
    return "<iframe" in output.get("data", {}).get(HTML, "")


def sizes(output: NotebookNode) -> list[tuple[int, int]]:
    """The width and height of the picture of an output in pixels: of its PNG, else of its SVG; none where it has neither."""
    data = output.get("data", {})
    if PNG in data:
        width, height = struct.unpack(">II", base64.b64decode(data[PNG])[16:24])
        return [(width, height)]
    return [_size(data[SVG])] if SVG in data else []


def words(output: NotebookNode) -> dict[str, str]:
    """All of an output that can be read, by type: whatever is no picture."""
    if output.output_type == "stream":
        return {output.name: output.text}
    if output.output_type == "error":
        return {"error": "\n".join(output.traceback)}
    return {kind: value for kind, value in output.data.items() if not kind.startswith("image/")}


def main(names: list[str]) -> None:
    """Run the notebooks of these names, or all, and write their outputs."""
    known = {path.stem: path for path in paths()}
    if unknown := set(names) - known.keys():
        raise SystemExit(f"no notebook {min(unknown)}; there are: {', '.join(known)}")
    for name in names or known:
        with tempfile.TemporaryDirectory() as folder:
            start = time.perf_counter()
            run = execute(read(known[name]), Path(folder))
            sys.stdout.write(f"{name}: {time.perf_counter() - start:.1f} s\n")
        nbformat.write(_drawn(stripped(run, name)), known[name])


def _joined(outputs: list[NotebookNode]) -> Iterator[NotebookNode]:
    """What a stream wrote, in one piece: in how many it comes is chance."""
    last = None
    for output in outputs:
        if last is not None and output.output_type == "stream" and output.name == last.name:
            last.text += output.text
            continue
        last = output if output.output_type == "stream" else None
        yield output


def _identifier(cell: NotebookNode, stem: str, taken: set[str]) -> str:
    """The id of a cell if it is one of ours, else one made of its first words; it stays when the cell changes or moves."""
    subject = stem.partition("-")[2]
    first = cell.get("id", "")
    if not first.startswith(f"{subject}-") or first in taken:
        slug = "-".join(re.findall(r"[a-z0-9]+", fold(cell.source))[:4])
        first = f"{subject}-{slug}"
    found = next(name for name in (first, *(f"{first}-{n}" for n in range(2, 1000))) if name not in taken)
    taken.add(found)
    return found


def _drawn(notebook: NotebookNode) -> NotebookNode:
    """The notebook with a PNG in the place of each SVG."""
    outputs = [output for cell in cells(notebook) for output in cell.outputs if SVG in output.get("data", {})]
    if outputs:
        from browser import chromium

        with chromium() as found:
            for output in outputs:
                output.data[PNG] = _png(found, output.data.pop(SVG))
    return notebook


def _png(browser: Any, svg: str) -> str:
    width, height = _size(svg)
    page = browser.new_page(viewport={"width": width, "height": height})
    page.set_content(f'<body style="margin:0">{svg.replace("<svg ", "<svg style=display:block ", 1)}</body>')
    shot = page.screenshot()
    page.close()
    return base64.b64encode(shot).decode()


def _size(svg: str) -> tuple[int, int]:
    head = svg[svg.index("<svg") : svg.index(">", svg.index("<svg"))]
    width, height = (re.search(rf'\b{name}="([\d.]+)', head) for name in ("width", "height"))
    assert width and height, head
    return round(float(width[1])), round(float(height[1]))


if __name__ == "__main__":
    main(sys.argv[1:])
