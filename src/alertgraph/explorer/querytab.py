"""What the Query tab needs: named queries, terms to complete, and editor, engine and quads as text that waits to be inflated.

Editor and engine are assets of the installed package, fetched when it was built (``npm/hook.py``); a package that was
built without them makes pages without the tab.
"""

import base64
import gzip
from collections import Counter
from collections.abc import Iterable, Mapping
from importlib.resources import files
from typing import TYPE_CHECKING, Any, Final, NamedTuple, Protocol

from alertgraph.errors import UnknownEntryError
from alertgraph.model import naming
from alertgraph.model.articles import within_sentence
from alertgraph.vocabulary import PREFIXES

if TYPE_CHECKING:
    from alertgraph.model.graph import Asked

#: Terms of the ontology with the words for them, and every other property in use.
TERMS: Final = """
SELECT ?term (SAMPLE(?words) AS ?label) (SAMPLE(?text) AS ?definition) WHERE {
  { GRAPH graph:ontology { ?term rdfs:label|skos:prefLabel ?words OPTIONAL { ?term skos:definition|rdfs:comment ?text } } }
  UNION { SELECT DISTINCT ?term { GRAPH ?any { ?subject ?term ?object } } }
}
GROUP BY ?term ORDER BY ?term
"""


class Question(Protocol):
    """A named query, as :mod:`alertgraph.asking.library` reads it."""

    @property
    def name(self) -> str: ...  # noqa: D102
    @property
    def title(self) -> str: ...  # noqa: D102
    @property
    def description(self) -> str: ...  # noqa: D102
    @property
    def none(self) -> str: ...  # noqa: D102
    @property
    def parameters(self) -> Iterable[Any]: ...  # noqa: D102
    @property
    def columns(self) -> Iterable[Any]: ...  # noqa: D102
    @property
    def plainly(self) -> Any: ...  # noqa: D102
    @property
    def sparql(self) -> str: ...  # noqa: D102


class Tab(NamedTuple):
    """The tab's table, its inert blocks as gzipped base64 by name, and the editor's script, whose hash the policy names."""

    table: dict[str, Any]
    blocks: dict[str, str]
    editor: str


def tab(graph: "Asked", questions: Iterable[Question], quads: bytes) -> Tab | None:
    """Return the tab with these named queries over these N-Quads; None where the package has no engine."""
    if missing():
        return None
    packed = {name: _asset(f"{name}.gz") for name in ("editor.js", "engine.js", "engine.wasm", "licences.txt")}
    blocks = {name.replace(".", "-"): base64.b64encode(data).decode() for name, data in packed.items()}
    blocks["quads"] = base64.b64encode(_packed(quads)).decode()
    answer: Any = graph.query(TERMS)
    asked = list(questions)
    meanings = _meanings(asked)
    table = {
        "queries": [_question(question, graph, meanings) for question in asked],
        "meanings": meanings,
        "prefixes": PREFIXES,
        "terms": [[value or "" for value in row] for row in answer],
        "entities": [_entity(entity) for entity in graph.entities.values()],
    }
    return Tab(table, blocks, gzip.decompress(packed["editor.js"]).decode())


def _packed(data: bytes) -> bytes:
    packed = gzip.compress(data, 9, mtime=0)
    return packed[:9] + b"\xff" + packed[10:]  # the byte that names the system, in which versions of Python differ: unknown


def missing() -> str:
    """Return why the package has no editor and no engine, or "" where it has them."""
    folder = files("alertgraph.explorer") / "assets"
    if (folder / "engine.wasm.gz").is_file():
        return ""
    absent = folder / "absent.txt"
    return absent.read_text(encoding="utf-8") if absent.is_file() else "it was not installed by pip"


def _entity(entity: Any) -> list[Any]:
    """Return what the tab knows an entry by: identifier, label, aliases, and what it is within a sentence where that differs."""
    within = within_sentence(entity.label, entity.kind)
    return [entity.id, entity.label, entity.aliases, *([within] if within != entity.label else [])]


def _meanings(questions: Iterable[Question]) -> dict[str, str]:
    """Return what columns of each name mean in most questions, which tell their own meaning alone where it is another."""
    found: dict[str, Counter[str]] = {}
    for question in questions:
        for column in question.columns:
            if not column.name.endswith("_label"):
                found.setdefault(column.name, Counter())[column.meaning] += 1
    return {name: counted.most_common(1)[0][0] for name, counted in found.items()}


def _question(question: Question, graph: "Asked", meanings: Mapping[str, str]) -> dict[str, Any]:
    """Return a named query without the comment lines that begin it: the tab shows those as title, words and a form.

    A default that names no entry of this graph is empty: the form asks for a value. Of entries a question is asked whose class is
    one of those that it names, or below one.
    """
    words = question.plainly
    lines = question.sparql.splitlines(keepends=True)
    while lines and (lines[0].startswith("#") or not lines[0].strip()):
        lines.pop(0)
    return {
        "name": question.name,
        "title": question.title,
        "description": question.description,
        "none": question.none,
        "parameters": [
            {"name": p.name, "type": p.type, "default": _default(p, graph.entities), "meaning": p.meaning}
            for p in question.parameters
        ],
        "topic": words.topic,
        "asked": words.asked,
        "of": {name: [k.id for k in graph.kinds.values() if {k.id, *k.above} & set(classes)] for name, classes in words.of},
        "pair": words.pair,
        "row": words.row,
        "columns": {c.name: c.meaning for c in question.columns if c.meaning != meanings.get(c.name, c.meaning)},
        "sparql": "".join(lines),
    }


def _default(parameter: Any, entities: Mapping[str, Any]) -> str:
    """Return a default as the form has it: an entry by its identifier, or nothing where this graph has none of the name."""
    if parameter.type != "entity":
        return str(parameter.default)
    try:
        return naming.find(dict(entities), parameter.default).id
    except UnknownEntryError:
        return ""


def _asset(name: str) -> bytes:
    return (files("alertgraph.explorer") / "assets" / name).read_bytes()
