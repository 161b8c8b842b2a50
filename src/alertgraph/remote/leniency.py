"""Results as other servers write them, made such as the engine's parser reads: nothing of the answer is lost or made up.

They have members of their own, write nothing in several ways, leave out the head, and name blank nodes by what is no name.
"""

import json
import re
from typing import Any, Final

#: The members of a term.
_TERM: Final = ("type", "value", "datatype", "xml:lang", "its:dir")
#: What a server writes beside an answer that it could not bring to its end.
_FAILED: Final = ("error", "errors", "exception")
_DECLARED: Final = re.compile(rb"""(<\?xml[^>]*?)\s+encoding\s*=\s*["']([\w.:-]+)["']""")


def failure(body: bytes) -> str:
    """Return what JSON says of a failure, whatever results stand beside it; empty where it says nothing of one.

    >>> failure(b'{"head": {"vars": []}, "results": {"bindings": []}, "error": "timeout"}')
    'timeout'
    """
    if not any(f'"{name}"'.encode() in body for name in _FAILED):
        return ""
    try:
        found = json.loads(body)
    except (ValueError, RecursionError):
        return ""
    values = [found[name] for name in _FAILED if found.get(name)] if isinstance(found, dict) else []
    said = values[0] if values else ""
    words = " ".join((said if isinstance(said, str) else json.dumps(said, ensure_ascii=False)).split())
    return "".join(c for c in words if c.isprintable())[:300]


def json_results(body: bytes) -> bytes:
    """Return results in JSON with what the standard knows alone; as they are where they are none.

    Columns that no head tells are those of the rows, in the order of their appearance.
    """
    try:
        found = json.loads(body)
        head = found.get("head") or {}
        if isinstance(found.get("boolean"), bool):
            return json.dumps({"head": {}, "boolean": found["boolean"]}).encode()
        rows = [_row(row) for row in found["results"]["bindings"]]
        names = [str(name).lstrip("?$") for name in head.get("vars") or ()] or list(dict.fromkeys(n for row in rows for n in row))
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError):
        return body  # of which the parser says what is wrong
    return json.dumps({"head": {"vars": names}, "results": {"bindings": rows}}).encode()


def utf8(body: bytes, content_type: str) -> bytes:
    """Return a body as UTF-8, from the encoding that its Content-Type or its own first line names; as it is where none is known.

    >>> utf8("T\u00fcrkiye".encode("latin-1"), "application/json; charset=ISO-8859-1").decode()
    'T\u00fcrkiye'
    """
    declared = _DECLARED.match(body)
    named = re.search(r"""charset\s*=\s*["']?([\w.:-]+)""", content_type, re.IGNORECASE)
    encoding = named[1] if named else declared[2].decode() if declared else "utf-8"
    if encoding.lower() in ("utf-8", "utf8", "us-ascii"):
        return body
    try:
        return _DECLARED.sub(rb"\1", body.decode(encoding).encode(), count=1)
    except (LookupError, ValueError):
        return body


def _row(row: dict[str, Any]) -> dict[str, Any]:
    return {name.lstrip("?$"): _term(term) for name, term in row.items() if term}


def _term(term: dict[str, Any]) -> dict[str, Any]:
    kept = {name: value for name, value in term.items() if name in _TERM and value not in (None, "")}
    value = term["value"]
    if isinstance(value, dict):  # a triple
        kept["value"] = {name: _term(part) for name, part in value.items()}
    elif isinstance(value, bool | int | float):
        kept["value"] = json.dumps(value)
    else:
        kept["value"] = re.sub(r"\W", lambda sign: f"_{ord(sign[0]):x}_", value) if term.get("type") == "bnode" else value
    return kept
