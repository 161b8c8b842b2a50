"""Makes alerts up: a whole `graph/` folder with as many claims as asked for, which loads, checks and builds like the real one.

Each claim takes its form from a claim of the real graph, drawn by chance: relation, stance, polarity, modality, certainty,
kinds of its ends, and how many passages, further participants and claims it leads to. So the mix is the real one, and no
relation is named here. Who, when and the words are made up. A few entries are in very many claims and most in few;
there are ever fewer new ones a claim; cooperation is mostly within one of two camps, conflict mostly between them.

    python tests/bench/made_up_alerts.py 30000 FOLDER
"""

import os
import random
import re
import shutil
import sys
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from itertools import accumulate
from pathlib import Path

import alertgraph
from alertgraph.model.claims import Claim
from alertgraph.vocabulary import PREFIXES

REAL = Path(__file__).resolve().parents[2] / "graph"
ALERT, SECTIONS, PARAGRAPHS = 635, 5, 8  # claims an alert, sections an alert, paragraphs a section
GROWTH = 0.6  # entries grow with this power of the claims
CAMP = 0.8  # share of the signed claims that keep to the camps
HEAD = "".join(f"@prefix {prefix}: <{iri}> .\n" for prefix, iri in PREFIXES.items()) + "\n"


def write(folder: Path, claims: int, seed: int = 7) -> Path:
    """Write a graph of so many claims, the same for the same seed, and return its folder."""
    root = folder / "graph"
    real = alertgraph.load(REAL)
    root.mkdir(parents=True)
    for name in ("ontology.ttl", "shapes.ttl"):
        shutil.copy(REAL / name, root)
    for name in ("checks", "rules", "queries"):
        shutil.copytree(REAL / name, root / name)
    world = _World(real, claims, random.Random(seed))  # noqa: S311
    (root / "registry").mkdir()
    for kind, names in world.names.items():
        (root / "registry" / f"{kind.lower()}.ttl").write_text(HEAD + "".join(world.entries(kind, names)), encoding="utf-8")
    alerts = max(1, round(claims / ALERT))
    for number in range(alerts):
        share = (number + 1) * claims // alerts - number * claims // alerts
        world.write_alert(root / "alerts", number, share)
    return root


@contextmanager
def corpus(claims: int) -> Iterator[Path]:
    """Give the folder of a graph of so many claims for a while, with a cache of its own, which is large and of no further use."""
    before = os.environ.get("ALERTGRAPH_CACHE")
    with tempfile.TemporaryDirectory() as name:
        os.environ["ALERTGRAPH_CACHE"] = str(Path(name) / "cache")
        try:
            yield write(Path(name), claims)
        finally:
            os.environ.pop("ALERTGRAPH_CACHE")
            if before is not None:
                os.environ["ALERTGRAPH_CACHE"] = before


def entries(claims: int) -> dict[str, int]:
    """Return how many entries of each kind the registry of so many claims has; they are `id:<kind>-0` and so on."""
    return _entries(alertgraph.load(REAL), claims)


def _entries(real: alertgraph.AlertGraph, claims: int) -> dict[str, int]:
    growth = (claims / len(real.claims())) ** GROWTH
    kinds = Counter(entity.kind for entity in real.entities.values())
    return {kind: max(2, round(number * growth)) for kind, number in sorted(kinds.items())}


class _World:
    """The registry and the dice from which all alerts are made."""

    def __init__(self, real: alertgraph.AlertGraph, claims: int, dice: random.Random) -> None:
        self.dice = dice
        self.relations = real.relations
        self.forms = real.claims()
        self.kinds = {name: entity.kind for name, entity in real.entities.items()}
        self.names = {kind: [f"{kind.lower()}-{n}" for n in range(count)] for kind, count in _entries(real, claims).items()}
        self.labels = {name: f"{kind} {n} of Nowhere" for kind, names in self.names.items() for n, name in enumerate(names)}
        self.weights = {kind: list(accumulate(1 / (n + 1) for n in range(len(names)))) for kind, names in self.names.items()}
        self.camps = {name: dice.randrange(2) for name in self.labels}
        self.sentences = len(real.passages) / len(self.forms)
        self.told: set[tuple[str, ...]] = set()

    def entries(self, kind: str, names: Iterable[str]) -> Iterator[str]:
        """Yield the entries of a kind as Turtle."""
        for number, name in enumerate(names):
            more = f'\n    skos:altLabel "{kind[:3].upper()}-{number}"@en ;' if number % 2 else ""
            more += f"\n    skos:exactMatch wd:Q{9_000_000_000 + number} ;" if kind == "State" else ""
            more += f'\n    ag:officeTitle "Office {number}"@en ; org:postIn id:state-0 ;' if kind == "Office" else ""
            label = f'skos:prefLabel "{self.labels[name]}"@en'
            yield f'id:{name} a ag:{kind} ;\n    {label} ;{more}\n    dcterms:description "Made-up entry {number}."@en .\n\n'

    def draw(self, kind: str) -> str:
        """Return an entry of a kind; the n-th is drawn 1/n times as often as the first."""
        return self.dice.choices(self.names[kind], cum_weights=self.weights[kind])[0]

    def write_alert(self, folder: Path, number: int, claims: int) -> None:
        """Write an alert of so many claims: the document, its passages, and a file of claims a section."""
        issued = date(2025, 5, 1) + timedelta(days=number)
        key, author = f"made-{number}", f"nongovernmentalorganisation-{number % 2}"
        home = folder / f"{issued}-{key}"
        (home / "claims").mkdir(parents=True)
        passages = [self._passages(claims) for _ in range(SECTIONS)]
        (home / "alert.ttl").write_text(HEAD + _document(key, author, issued), encoding="utf-8")
        (home / "passages.ttl").write_text(HEAD + "".join(self._anchors(key, passages)), encoding="utf-8")
        earlier: list[Claim] = []
        for section in range(SECTIONS):
            share = (section + 1) * claims // SECTIONS - section * claims // SECTIONS
            blocks = []
            for n in range(1, share + 1):
                places = [f"{key}-p{section * PARAGRAPHS + p + 1}-s{s + 1}" for p, s in passages[section]]
                claim = self._claim(f"{key}-part-{section}-{n:03}", author, places, earlier)
                earlier.append(claim)
                blocks.append(_turtle(claim))
            (home / "claims" / f"{section + 1}-part.ttl").write_text(HEAD + "".join(blocks), encoding="utf-8")

    def _passages(self, claims: int) -> list[tuple[int, int]]:
        """Return paragraph and sentence, from 0, of each passage of a section."""
        count = max(6, round(claims * self.sentences / SECTIONS))
        return sorted((n % PARAGRAPHS, n // PARAGRAPHS) for n in range(count))

    def _anchors(self, key: str, passages: list[list[tuple[int, int]]]) -> Iterator[str]:
        def hashes(count: int, size: int) -> list[str]:
            return [f"{self.dice.getrandbits(size * 4):0{size}x}" for _ in range(count)]

        yield f'id:{key} ag:textFingerprint "{hashes(1, 16)[0]}" ; ag:tokenCount 4900 .\n\n'
        for section, places in enumerate(passages):
            for at, sentence in places:
                paragraph = section * PARAGRAPHS + at + 1
                across = f"{paragraph}, {paragraph + 1}" if (paragraph % 4, sentence) == (0, 2) else str(paragraph)
                name = f"id:{key}-p{paragraph}-s{sentence + 1}"
                shingles = " ".join(f"{3 * n}:{value}" for n, value in enumerate(hashes(8, 8)))
                yield (
                    f"{name} a ag:Passage ; oa:hasSource id:{key} ; ag:section id:{key}-part-{section} ;\n"
                    f"    ag:paragraph {across} ; ag:sentence {sentence + 1} ; oa:hasSelector {name}-anchor .\n"
                    f"{name}-anchor a ag:FingerprintSelector ; ag:firstToken {paragraph * 100 + sentence * 12} ;\n"
                    f'    ag:tokenCount 28 ; ag:passageHash "{hashes(1, 24)[0]}" ; ag:shingles "{shingles}" ;\n'
                    f'    ag:contextBefore "{" ".join(hashes(4, 4))}" ; ag:contextAfter "{" ".join(hashes(4, 4))}" .\n\n'
                )

    def _claim(self, name: str, author: str, places: list[str], earlier: list[Claim]) -> Claim:
        """Return a claim that nobody made before, with names of entries and claims that have no prefix."""
        while True:
            form = self.dice.choice(self.forms)
            speaker = author if form.stance == "Asserted" else self.draw(self.kinds[form.stated_by])
            subject, object = self._ends(form)
            content: list[str] = []
            denied: list[str] = []
            if form.content and earlier:
                subject, content = self._content(subject, earlier, len(form.content))
            if form.contradicts and earlier:
                other = self.dice.choice(earlier)
                denied, object = [other.id], other.subject
            when, completed = self._date(form.when, form.completed_when)
            identity = (subject, form.relation, object, speaker, form.stance, form.polarity, form.modality, form.certainty, when)
            if subject == object or identity in self.told or (form.stance != "Asserted" and speaker == author):
                continue
            self.told.add(identity)
            words = f"{self.labels[subject]} {self.relations[form.relation].label} {self.labels[object]}"
            return form._replace(
                id=name,
                subject=subject,
                object=object,
                stated_by=speaker,
                when=when,
                completed_when=completed,
                gist=f"{words}, as nobody ever said in claim {name} of an alert that nobody wrote.",
                passages=tuple(sorted(self.dice.sample(places, min(len(form.passages), len(places))))),
                involves=self._others(form.involves),
                under=self._others(form.under),
                place=self._others(form.place),
                quantity_unit="made-up things" if form.quantity_unit else "",
                content=tuple(content),
                answers=tuple(sorted({self.dice.choice(earlier).id for _ in form.answers})) if earlier else (),
                contradicts=tuple(denied),
                note=f"A note about {name}, as long as such notes are when somebody writes one."
                if form.note or form.stance == "Disputed"
                else "",
            )

    def _ends(self, form: Claim) -> tuple[str, str]:
        """Return subject and object, of one camp where the relation is friendly, of two where it is hostile, mostly."""
        subject, object = self.draw(self.kinds[form.subject]), self.draw(self.kinds[form.object])
        sign, tries = self.relations[form.relation].sign, 4
        if sign and self.dice.random() < CAMP:
            while tries and (self.camps[subject] == self.camps[object]) != (sign > 0):
                object, tries = self.draw(self.kinds[form.object]), tries - 1
        return subject, object

    def _content(self, subject: str, earlier: list[Claim], count: int) -> tuple[str, list[str]]:
        """Return who speaks and what was said: claims of that speaker, or such as the author calls planned or feared."""
        said = defaultdict(list)
        for claim in earlier:
            if claim.stance != "Asserted":
                said[claim.stated_by].append(claim.id)
        if said:
            subject = self.dice.choice(sorted(said))
        open_ones = [claim.id for claim in earlier if claim.stance == "Asserted" and claim.modality != "Actual"]
        return subject, [*said[subject], *open_ones][:count]

    def _others(self, names: Iterable[str]) -> tuple[str, ...]:
        return tuple(sorted({self.draw(self.kinds[name]) for name in names}))

    def _date(self, when: str, completed: str) -> tuple[str, str]:
        """Return a date of the same form in earlier years, and its completion; of whole days any day, so that there are many."""
        day = completed or when
        if re.fullmatch(r"\d{4}-\d\d-\d\d", day):
            day = str(date(2000, 1, 1) + timedelta(days=self.dice.randrange(9_000)))
        else:
            back = 4 * self.dice.randrange(6)  # so that a leap day stays one
            day = re.sub(r"(?<!\d)\d{4}(?!\d)", lambda year: str(int(year[0]) - back), day)
        if not completed:
            return day, ""
        return "".join("X" if old == "X" else new for old, new in zip(when, day, strict=True)), day


def _document(key: str, author: str, issued: date) -> str:
    text = (
        f'id:{key} a ag:Alert ; ag:alertKey "{key}" ; dcterms:title "Alert {key} about nobody"@en ;\n'
        f'    dcterms:publisher id:{author} ; dcterms:issued "{issued}"^^xsd:date ; dcterms:language "en" ;\n'
        f"    ag:paragraphCount {SECTIONS * PARAGRAPHS + 1} .\n\n"
    )
    for section in range(SECTIONS):
        first = section * PARAGRAPHS + 1
        text += (
            f'id:{key}-part-{section} a ag:Section ; dcterms:isPartOf id:{key} ; dcterms:title "Part {section}"@en ;\n'
            f"    ag:firstParagraph {first} ; ag:lastParagraph {first + PARAGRAPHS - 1} .\n\n"
        )
    return text


def _turtle(claim: Claim) -> str:
    def names(values: Iterable[str]) -> str:
        return ", ".join(f"id:{value}" for value in values)

    lines = [
        f"id:{claim.id} a ag:Claim ;",
        f"rdf:subject id:{claim.subject} ; rdf:predicate {claim.relation} ; rdf:object id:{claim.object} ;",
        f"ag:statedBy id:{claim.stated_by} ; ag:stance ag:{claim.stance} ; ag:polarity ag:{claim.polarity} ;",
        f"ag:modality ag:{claim.modality} ; ag:certainty ag:{claim.certainty} ;",
        f'ag:when "{claim.when}"^^edtf:EDTF ;' if claim.when else "ag:when ag:Undated ;",
    ]
    if claim.completed_when:
        lines.append(f'ag:completedWhen "{claim.completed_when}"^^edtf:EDTF ;')
    for name in ("involves", "under", "place", "content", "answers", "contradicts"):
        if getattr(claim, name):
            lines.append(f"ag:{name} {names(getattr(claim, name))} ;")
    if claim.quantity:
        lines.append(f'ag:quantity {claim.quantity} ; ag:quantityUnit "{claim.quantity_unit}"@en ;')
    if claim.quantity_bound:
        lines.append(f"ag:quantityBound ag:{claim.quantity_bound} ;")
    if claim.office_status:
        lines.append(f"ag:officeStatus ag:{claim.office_status} ;")
    if claim.note:
        lines.append(f'skos:editorialNote "{claim.note}"@en ;')
    lines += [f'ag:gist "{claim.gist}"@en ;', f"ag:passage {names(claim.passages)} ."]
    return "\n    ".join(lines) + "\n\n"


if __name__ == "__main__":
    print(write(Path(sys.argv[2]), int(sys.argv[1])))
