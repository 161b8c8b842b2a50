"""Text without what does not tell names apart."""

import unicodedata


def fold(text: str) -> str:
    """Return text without case, diacritics and the points of abbreviations, for comparing names.

    >>> fold("Türkiye"), fold("U.S.")
    ('turkiye', 'us')
    """
    text = text.replace("ı", "i").replace("İ", "i").replace("ə", "e").replace("Ə", "e")
    kept = (c for c in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(c))
    return " ".join("".join(kept).replace(".", "").split())
