"""Checks that dates are EDTF, and of days that there are; and that what editors complete is what the text leaves open."""

from collections.abc import Iterator

from alertgraph import dates
from alertgraph.checking.findings import Fault
from alertgraph.checking.material import Material
from alertgraph.store.derivation import edtf_values
from alertgraph.store.terms import text
from alertgraph.vocabulary import AG


def malformed(material: Material) -> Iterator[Fault]:
    """Yield dates that are not EDTF, name a day that does not exist, or years in which no days are counted."""
    for predicate in (AG.when, AG.completedWhen):
        for subject, date in edtf_values(material.dataset.store, predicate):
            if reason := dates.refusal(date):
                yield Fault(text(subject), f"{date!r} {reason}")


def uncompleted(material: Material) -> Iterator[Fault]:
    """Yield completions of what the text does not date, and those that change what it gives or fill in nothing."""
    given = dict(edtf_values(material.dataset.store, AG.when))
    for subject, completed in edtf_values(material.dataset.store, AG.completedWhen):
        date = given.get(subject)
        if date is None:
            yield Fault(text(subject), f"{completed!r} completes no date: ag:when has none, such as XXXX-03-18 without its year")
        elif None not in (dates.bounds(date), dates.bounds(completed)) and not dates.completes(date, completed):
            what = "a completion gives digits that are not given (X), and changes nothing else"
            yield Fault(text(subject), f"{completed!r} does not complete {date!r}: {what}")
