"""Composes the page: pyvis carries the network into our template, with vis-network from its installed package."""

import base64
import hashlib
import re
import tomllib
from collections.abc import Iterable
from importlib.resources import files
from pathlib import Path
from typing import Any, Final, NamedTuple

import jinja2
import pyvis
from markupsafe import Markup
from pyvis.network import Network

from alertgraph.errors import AlertgraphError
from alertgraph.explorer.data import Row
from alertgraph.explorer.querytab import Tab

#: The styles on which the others build; these follow by name.
STYLES: Final = ("page.css", "views.css")

#: Styles that come before all else: whatever a page has lost behind them, the sentence that says so is shown.
EARLY: Final = "styles/early.css"

VIS_NETWORK: Final = Path(pyvis.__file__).parent / "templates/lib/vis-9.1.2/vis-network.min.js"


def compose(*, nodes: list[Row], claims: list[Row], tables: Row, tab: Tab | None = None) -> str:
    """Return the page as HTML, with the Query tab where it is given.

    Raises AlertgraphError where pyvis does not carry vis-network.
    """
    heading = _heading(tables["alerts"])
    net = Network(directed=True, cdn_resources="in_line", heading=heading)
    for row in nodes:
        net.add_node(row["id"], label=row["label"], kg=row)
    for row in claims:
        net.add_edge(row["subject"], row["object"], id=row["id"], kg={key: row[key] for key in row if key not in _ON_EDGE})
    if len(net.edges) != len(claims) or len(net.nodes) != len(nodes):
        raise AlertgraphError("pyvis dropped claims, actors or things; install the pyvis version that pyproject.toml names")
    early, styles, vis, program = _asset(EARLY), "".join(map(_asset, style_sheets())), _vis_network(), application()
    environment = jinja2.Environment(
        loader=jinja2.FunctionLoader(_asset), autoescape=True, undefined=jinja2.StrictUndefined, keep_trailing_newline=True
    )
    environment.policies["json.dumps_kwargs"] = {"sort_keys": True, "separators": (",", ":")}  # every byte is read before the map
    environment.globals["kg"] = {
        "tables": tables,
        "holds": {name: len(value) for name, value in tables.items() if isinstance(value, dict | list | tuple)},
        "early": Markup(early),  # noqa: S704, our own file
        "styles": Markup(styles),  # noqa: S704, our own file
        "vis": Markup(vis),  # noqa: S704, the installed package's file
        "scripts": Markup(program),  # noqa: S704, our own files
        "tab": tab,
        "csp": content_security_policy([early, styles], vis, program, *([tab.editor] if tab else []), engine=tab is not None),
    }
    net.templateEnv = environment
    net.path = "template.html"
    return str(net.generate_html())


_ON_EDGE: Final = ("id", "subject", "object")  # vis-network's own id, from and to say these


def style_sheets() -> list[str]:
    """Return the files of the page's styles: a new style is a new file."""
    others = [name for name in _names("styles", ".css") if name not in STYLES and f"styles/{name}" != EARLY]
    return [f"styles/{name}" for name in (*STYLES, *others)]


class Room(NamedTuple):
    """A room of the page's scripts: what may live in it, the rooms that it uses, and the names that it offers to others."""

    holds: str
    uses: list[str]
    offers: list[str]


def rooms() -> dict[str, Room]:
    """Return the rooms of the page's scripts by name, as ``rooms.toml`` declares them, in the order in which they are joined."""
    return {name: Room(**row) for name, row in tomllib.loads(_asset("scripts/rooms.toml")).items()}


def scripts(room: str) -> list[str]:
    """Return the files of a room's scripts, by name: a new script is a new file."""
    return [f"scripts/{room}/{name}" for name in _names(f"scripts/{room}", ".js")]


def application() -> str:
    """Return the page's scripts as one function, with a function for each room: what one does not offer, no other can reach."""
    declared = rooms()
    parts = []
    for name, room in declared.items():
        seen = ", ".join(f"{{ {', '.join(declared[used].offers)} }}" for used in room.uses)
        given = ", ".join(f"rooms.{used}" for used in room.uses)
        program = "\n".join(map(_asset, scripts(name)))
        parts.append(f"rooms.{name} = (({seen}) => {{\n{program}\nreturn {{ {', '.join(room.offers)} }};\n}})({given});\n")
    return _checked(f'(() => {{\n"use strict";\nconst rooms = {{}};\n{"".join(parts)}}})();')


def content_security_policy(styles: Iterable[str], *scripts: str, engine: bool = False) -> str:
    """Return the policy of the page: these scripts and styles by their hashes, pictures made here, and nothing else.

    Styles of single elements are allowed, since a page that a browser has saved carries those that its scripts set.
    With an ``engine`` the page may run WebAssembly, and a worker that it makes itself, which inherits the policy.
    """
    allowed = [_hash(script) for script in scripts]
    if engine:
        allowed.append("'wasm-unsafe-eval'; worker-src blob:")
    return (
        "default-src 'none'; img-src data: blob:; style-src-attr 'unsafe-inline'; "
        f"style-src {' '.join(map(_hash, styles))}; script-src {' '.join(allowed)}; base-uri 'none'; form-action 'none'"
    )


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def _heading(alerts: dict[str, dict[str, Any]]) -> str:
    titles = [alert["title"] for alert in alerts.values()]
    return titles[0] if len(titles) == 1 else f"{len(titles)} alerts"


def _asset(name: str) -> str:
    return (files("alertgraph.explorer") / name).read_text(encoding="utf-8")


def _names(folder: str, suffix: str) -> list[str]:
    return sorted(file.name for file in (files("alertgraph.explorer") / folder).iterdir() if file.name.endswith(suffix))


def _vis_network() -> str:
    try:
        return _checked(VIS_NETWORK.read_text(encoding="utf-8"))
    except OSError as error:
        raise AlertgraphError(f"{VIS_NETWORK}: {error.strerror or error}; reinstall pyvis 0.3.2") from error


def _checked(script: str) -> str:
    """Return the script, which must not be able to end its own tag."""
    if re.search(r"</script|<!--", script, re.IGNORECASE):
        raise AlertgraphError("a script of the page holds the end of a script tag; it cannot be written into the page")
    return script
