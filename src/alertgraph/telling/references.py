"""Records for programs that keep references: BibTeX and RIS, both in UTF-8."""

import re
from collections.abc import Mapping
from typing import Final

#: What BibTeX or LaTeX takes for a mark of its own, and what stands for it.
_ESCAPES: Final = {
    "\\": r"\textbackslash{}", "{": r"\{", "}": r"\}", "$": r"\$", "&": r"\&", "%": r"\%", "#": r"\#", "_": r"\_",
    "^": r"\textasciicircum{}", "~": r"\textasciitilde{}",
}  # fmt: skip
_SPECIAL: Final = re.compile("[" + re.escape("".join(_ESCAPES)) + "]")
#: Fields whose words keep their capitals, or are one name though they read like several.
_WHOLE: Final = ("author", "title", "publisher")
#: The tag of RIS for each field; the year is told once.
_TAGS: Final = {"author": "AU", "title": "TI", "publisher": "PB", "year": "PY", "date": "DA", "note": "N1", "url": "UR"}


def bibtex(kind: str, key: str, fields: Mapping[str, str]) -> str:
    """Return a record of BibTeX; fields without a value are left out."""
    rows = [f"  {name} = {{{_field(name, value)}}}" for name, value in fields.items() if value]
    return f"@{kind}{{{re.sub(r'[^A-Za-z0-9.:-]', '-', key)},\n" + ",\n".join(rows) + "\n}\n"


def _field(name: str, value: str) -> str:
    if name == "url":  # which styles set as it is
        return _one_line(value).replace("\\", "%5C").replace("{", "%7B").replace("}", "%7D")
    escaped = _SPECIAL.sub(lambda found: _ESCAPES[found[0]], _one_line(value))
    return f"{{{escaped}}}" if name in _WHOLE else escaped


def ris(kind: str, key: str, fields: Mapping[str, str]) -> str:
    """Return a record of RIS; fields without a value are left out."""
    rows = [f"TY  - {kind}", f"ID  - {key}"]
    for name, value in fields.items():
        if value:
            rows.append(f"{_TAGS[name]}  - {value.replace('-', '/') if name == 'date' else _one_line(value)}")
    return "\n".join([*rows, "ER  - ", ""])


def _one_line(value: str) -> str:
    return " ".join(value.split())
