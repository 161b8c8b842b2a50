"""Which words every file can hold that is written of them: tables, networks, records, pages; for people, and for programs."""

import re
from typing import Final

#: What XML, so GraphML and GEXF, cannot hold, and other ends of lines than the line feed, which programs change.
_CONTROL: Final = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029]")
#: What turns the letters after it round, so that a reader sees other words than a program.
_TURNING: Final = re.compile("[\u202a-\u202e\u2066-\u2069]")
#: What no eye sees, and what makes another name of the same letters; joiners, which some scripts need, are none of these.
_UNSEEN: Final = re.compile("[\u00ad\u200b\u2060-\u2064\ufeff\U000e0000-\U000e007f]")
_REASONS: Final = (
    (_CONTROL, "a control character", "which no file of a network can hold"),
    (_TURNING, "a sign that turns letters round", "so that one reads other words than are there"),
    (_UNSEEN, "a sign that nobody sees", "and which makes other words of the same letters"),
)


def unfit(words: str) -> str:
    """Return why words cannot stand in every file, as what follows the name of their field; "" where they can.

    >>> unfit("Türkiye"), unfit("a\\x07b")
    ('', 'has a control character (U+0007), which no file of a network can hold; take it out')
    """
    for pattern, what, why in _REASONS:
        if found := pattern.search(words):
            return f"has {what} (U+{ord(found[0]):04X}), {why}; take it out"
    if none := next((sign for sign in words if _is_no_character(ord(sign))), ""):
        return f"has U+{ord(none):04X}, which is no character and in no file of a network; take it out"
    return ""


def _is_no_character(code: int) -> bool:
    return 0xFDD0 <= code <= 0xFDEF or code & 0xFFFE == 0xFFFE or 0xD800 <= code <= 0xDFFF
