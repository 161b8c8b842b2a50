"""Text without what does not tell names apart."""

import unicodedata
from typing import Final

#: Letters as they are written where a keyboard has none of them.
_WRITTEN: Final = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue"})


def fold(text: str) -> str:
    """Return text without case, diacritics and the points of abbreviations, for comparing names.

    >>> fold("Türkiye"), fold("U.S.")
    ('turkiye', 'us')
    """
    text = text.replace("ı", "i").replace("İ", "i").replace("ə", "e").replace("Ə", "e")
    kept = (c for c in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(c))
    return " ".join("".join(kept).replace(".", "").split())


def spellings(text: str) -> tuple[str, ...]:
    """Return text folded, and again with its umlauts written out where it has any.

    >>> spellings("Türkiye"), spellings("Turkey")
    (('turkiye', 'tuerkiye'), ('turkey',))
    """
    whole = unicodedata.normalize("NFC", text)
    written = whole.translate(_WRITTEN)
    return (fold(text),) if written == whole else (fold(text), fold(written))
