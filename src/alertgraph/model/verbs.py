"""A relation in words as a claim has it: denied, as a duty, or as what would be; as what is only where the claim says so."""

import re
from collections.abc import Mapping
from typing import Final

from alertgraph.model.registry import Relation

_ADVERB: Final = re.compile(r"\w+ly")
#: Forms whose infinitive no rule gives.
_INFINITIVES: Final = {"is": "be", "has": "have", "does": "do", "held": "have held", "was": "have been", "were": "have been"}
#: Forms whose plural is another than their infinitive.
_PLURALS: Final = {"is": "are", "has": "have", "does": "do", "held": "held", "was": "were", "were": "were"}
#: What has been is nothing that should or would be: beside what is it goes, alone it becomes what is.
_BESIDE: Final = re.compile(r" or have (?:held|been)\b")
_PAST: Final = {"have been": "be", "have held": "hold"}
#: A label that is a denial by itself.
_NOT: Final = re.compile(r"(does|is|has|was|were) not (.+)")
AFFIRMED: Final = "Affirmed"
NEGATED: Final = "Negated"
ACTUAL: Final = "Actual"
#: What somebody should do, or should not; whatever else has not happened is told with *would* and its own word.
DUTY: Final = "Recommended"


def said(relation: Relation, polarity: str, modality: str, *, plural: bool = False) -> str:
    """Return the relation as a claim of this polarity and modality says it of one, or of several where ``plural``.

    That is the label where it is affirmed and actual, and of one.

    A word of a table that stands between subject and object never says more than the claim: a denial has its *not*, a duty
    its *should*, what is threatened, planned, proposed or predicted its *would*.

    >>> supports = Relation("ag:x", "supports", "is supported by", "", "", "", "", 1, "")
    >>> said(supports, "Affirmed", "Actual"), said(supports, "Negated", "Actual")
    ('supports', 'is said not to support')
    >>> said(supports, "Negated", "Recommended"), said(supports, "Affirmed", "Planned")
    ('should not support', 'would support (planned)')
    >>> said(supports, "Affirmed", "Actual", plural=True), said(supports, "Negated", "Actual", plural=True)
    ('support', 'are said not to support')
    """
    denied, label = polarity != AFFIRMED, relation.label
    kind = "" if modality in (ACTUAL, DUTY) else f" ({modality.casefold() or 'not said to have happened'})"
    if modality == ACTUAL and not denied:
        return of_several(label) if plural else label
    if has_not := _NOT.fullmatch(label):  # who denies a denial affirms
        denied, label = not denied, has_not[2] if has_not[1] == "does" else f"{has_not[1]} {has_not[2]}"
    verb = label if has_not and has_not[1] == "does" else infinitive(label)
    if not verb:
        word = "should" if modality == DUTY else ""
        return f"{' '.join(filter(None, (word, 'not' if denied else '')))}: {label}{kind}".removeprefix(": ")
    if modality == ACTUAL:
        return f"{'are' if plural else 'is'} said {'not ' if denied else ''}to {verb}"
    verb = _BESIDE.sub("", verb)
    verb = next((now + verb.removeprefix(then) for then, now in _PAST.items() if verb.startswith(f"{then} ")), verb)
    return f"{'should' if modality == DUTY else 'would'} {'not ' if denied else ''}{verb}{kind}"


def infinitive(label: str) -> str:
    """Return the label of a relation, which reads ``commits crimes against``, as an infinitive; empty where it has no such form.

    >>> infinitive("is hostile to or opposes"), infinitive("forcibly displaces"), infinitive("ally of")
    ('be hostile to or oppose', 'forcibly displace', '')
    """
    return _with_verbs(label, _INFINITIVES)


def of_several(label: str) -> str:
    """Return the label of a relation as it is said of several; as it is where it has no verb.

    >>> of_several("is a member of"), of_several("holds or held the office of"), of_several("ally of")
    ('are a member of', 'hold or held the office of', 'ally of')
    """
    return _with_verbs(label, _PLURALS) or label


def _with_verbs(label: str, irregular: Mapping[str, str]) -> str:
    """Return the label with each of its verbs in another form; empty where it has none."""
    words = label.split()
    first = next((place for place, word in enumerate(words) if not _ADVERB.fullmatch(word)), 0)
    behind = (place + 1 for place, word in enumerate(words[:-1]) if word in ("or", "and") or (word[-1] == "," and place >= first))
    places = {first, *behind}
    found = [(_base(word, irregular) or word) if place in places else word for place, word in enumerate(words)]
    return " ".join(found) if words and _base(words[first], irregular) else ""


def _base(verb: str, irregular: Mapping[str, str]) -> str:
    """Return the form without ending of a verb in the third person, or its irregular one; empty for what is none."""
    if verb.endswith(","):  # the first of several
        return f"{base}," if (base := _base(verb[:-1], irregular)) else ""
    if verb in irregular:
        return irregular[verb]
    if re.fullmatch(r"[\w-]{2,}ies", verb):
        return f"{verb[:-3]}y"
    if re.fullmatch(r"[\w-]+(ss|sh|ch|x|zz|o)es", verb):
        return verb[:-2]
    return verb[:-1] if re.fullmatch(r"[\w-]+[^su\W]s", verb) else ""
