"""A made-up graph and a real Chromium for the tests of the explorer."""

import os
import random
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
import support

from alertgraph import dates
from alertgraph.api import AlertGraph, load
from alertgraph.model.claims import FIELDS, Alert, Claim, Passage, Section
from alertgraph.model.registry import Entity, Kind, Mode, Relation, Value
from alertgraph.store.dataset import Dataset

CHROMIUM = "/usr/bin/chromium"
HOSTILE = "</script><img src=x onerror=window.__xss=1>"
ALERT = "id:made-up"
PUBLISHER = "id:watch"
TITLE = "Watch Notice: The Long Drought of Mercy"
VIEWPORT = {"width": 1440, "height": 900}
BLANK = "about:blank"
#: Run before any script of a page: it keeps what the page's policy forbids.
WATCH = """window.__violations = [];
document.addEventListener('securitypolicyviolation', (event) => __violations.push(event.violatedDirective));"""
#: Two frames: what an event has changed is drawn when they have passed.
DRAWN = "() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done())))"

_STEMS = (
    "Velmark", "Tirrun", "Ostravia", "Selden", "Quill", "Maren", "Sarn", "Anker", "Kessel", "Harrow", "Lund", "Brenn", "Fordham",
    "Vash", "Aurel", "Holt", "Marrant", "Corvia", "Zembla", "Taurica", "Nordhaven", "Gallia", "Peloria", "Halvania", "Sylvania",
    "Ruritania", "Caldera", "Merrow", "Istra", "Andora",
)  # fmt: skip
_NAMED = {
    "State": "{}", "Government": "{} Administration", "Person": "Minister {}", "Organisation": "{} Council",
    "ArmedGroup": "{} Border Brigade", "Court": "Court of {}", "Collective": "Neighbours of {}", "People": "{} people",
    "Territory": "{} highlands", "Agreement": "{} ceasefire agreement", "Proceeding": "{} v. Velmark",
    "Decision": "Order on the {} pass", "Document": "{} letter", "Office": "Chancellor of {}", "Event": "Siege of {}",
    "Concept": "Partnership of {}",
}  # fmt: skip
_ODD = {
    "id:hostile": (HOSTILE, "Organisation", ()),
    "id:armenian": ("Հայ համայնք", "People", ("Armenian community",)),
    "id:turkish": ("Türkiye'nin Işık Çağrısı", "Document", ("Işık",)),
    "id:arabic": ("محكمة العدل", "Court", ("Court of Justice",)),
    "id:azeri": ("Şəki Məclisi", "Organisation", ("Straße council",)),
}
_COLOURS = {
    "power": ("#37474F", "#C3CED8"),
    "law": ("#6A3D9A", "#C49BEB"),
    "life": ("#1B7F5C", "#4CC79A"),
    "deed": ("#A66F00", "#F0C04A"),
}
_KINDS = {
    "State": "dot filled power", "Government": "triangleDown filled power", "Person": "triangle filled power",
    "Organisation": "square filled power", "ArmedGroup": "square filled power", "Court": "hexagon filled law",
    "Collective": "pentagon filled power", "People": "diamond filled life", "Territory": "dot hollow life",
    "Agreement": "square hollow law", "Proceeding": "hexagon hollow law", "Decision": "diamond hollow law",
    "Document": "triangleDown hollow law", "Office": "triangle hollow power",
    "Event": "star filled deed", "Concept": "star hollow deed",
}  # fmt: skip
_MODES = {
    "MaterialConflict": ("material conflict", "#A50026", "#F2545B", 2.1, -1),
    "VerbalConflict": ("verbal conflict", "#D9730D", "#FFC266", 1.3, -1),
    "MaterialCooperation": ("material cooperation", "#084594", "#3D8BFF", 2.1, 1),
    "VerbalCooperation": ("verbal cooperation", "#3A93C8", "#8FE0F5", 1.3, 1),
    "LegalAct": ("act of law", "#9040D8", "#9B55B0", 1.6, 0),
    "Yielding": ("yielding to demands or threats", "#B08860", "#D6CFAE", 1.6, 0),
    "Structural": ("structural tie", "#868686", "#7D8590", 1.0, 0),
}
#: What a mode without a sign has for who asks.
_IF_ASKED = {"LegalAct": -1, "Yielding": 1}
_VERBS = {
    "MaterialConflict": ("besieges", "attacks"), "VerbalConflict": ("accuses", "condemns"),
    "MaterialCooperation": ("arms", "feeds"), "VerbalCooperation": ("supports", "praises"),
    "LegalAct": ("orders",), "Yielding": ("yields to",), "Structural": ("is part of", "takes place in"),
}  # fmt: skip


#: Fields that every claim has, or that have rules of their own below; office is said of no relation here.
_RULED = {name for name in Claim._fields if name not in Claim._field_defaults} | {
    "quantity", "quantity_unit", "quantity_bound", "office_status", "note", "completed_when", "bounds_from",
}  # fmt: skip
_FAMILIES = ("Wells", "Roads", "Courtyards")
_MODALITIES = {"Actual": 85, "Threatened": 3, "Planned": 3, "Proposed": 3, "Recommended": 3, "Predicted": 3}


def made_up(entries: int = 240, number: int = 600, seed: int = 7) -> AlertGraph:
    """Return a graph of about so many entries and claims, about nobody, the same for the same seed."""
    dice = random.Random(seed)  # noqa: S311
    registry = _registry(entries, dice)
    relations = {}
    for mode, (*_, sign) in _MODES.items():
        for verb in _VERBS[mode]:
            name = f"ag:{verb.replace(' ', '-')}"
            family = _FAMILIES[len(relations) % len(_FAMILIES)]
            relations[name] = Relation(
                name,
                verb,
                f"is such that another {verb} it",
                "",
                family.lower(),
                family,
                mode,
                sign,
                "",
                "",
                _IF_ASKED.get(mode, 0),
            )
    passages = {}
    for p in range(3, 42):
        for s in range(1, 7):
            paragraphs = (p, p + 1) if p % 7 == 0 and s == 6 else (p,)
            passages[f"id:made-p{p}-s{s}"] = Passage(f"id:made-p{p}-s{s}", ALERT, f"{ALERT}-section-{p // 11}", paragraphs, s)
    parts = ((f"{ALERT}-section-{n}", f"Part {n}: what the valleys saw", 11 * n, 11 * n + 10) for n in range(4))
    sections = tuple(Section(*part) for part in parts)
    graph = AlertGraph(Dataset(Path(), (), None))  # type: ignore[arg-type]
    vars(graph).update(
        entities=registry,
        hidden_names={"id:turkish": ("Call of Light",)},
        relations=relations,
        kinds={name: _kind(name, look) for name, look in _KINDS.items()},
        modes={
            name: Mode(name, row[0], f"Is {row[0]}.", *row[1:4], "giveWay" if name == "Yielding" else "")
            for name, row in _MODES.items()
        },
        values=_values(),
        alerts={ALERT: Alert(ALERT, "made", TITLE, PUBLISHER, "2031-03-03", 41, sections, "graph:made")},
        passages=passages,
        _claims=_claims(registry, relations, list(passages), number, dice),
    )
    return graph


@cache
def _values() -> dict[str, dict[str, Value]]:
    """The values of a claim's fields with their words, which are the ontology's also where all else is made up."""
    return load(support.GRAPH).values


def _registry(entries: int, dice: random.Random) -> dict[str, Entity]:
    rows = {PUBLISHER: Entity(PUBLISHER, "Harrow Observatory", "Organisation", ("Observatory",), "Publishes.", "", "", True)}
    for name, (label, kind, aliases) in _ODD.items():
        rows[name] = Entity(name, label, kind, aliases, "", "", "", _is_actor(kind))
    kinds = list(_NAMED)
    while len(rows) < entries:
        kind = kinds[len(rows) % len(kinds)] if len(rows) > 30 else "State"
        stem = dice.choice(_STEMS) if len(rows) > 30 else _STEMS[len(rows) % len(_STEMS)]
        name = f"id:{stem.lower()}-{kind.lower()}-{len(rows)}"
        label = _NAMED[kind].format(stem) + (f" {len(rows)}" if len(rows) > 90 else "")
        aliases = (f"{stem.upper()[:3]}{len(rows)}",)
        rows[name] = Entity(name, label, kind, aliases, "An entry that nobody knows.", "", "", _is_actor(kind))
    return dict(sorted(rows.items()))


def _is_actor(kind: str) -> bool:
    return _KINDS[kind].split()[-1] in ("power", "life")


def _kind(name: str, look: str) -> Kind:
    shape, fill, family = look.split()
    return Kind(name, name.lower(), f"A {name.lower()}.", _is_actor(name), shape, fill, family, *_COLOURS[family])


def _claims(
    registry: dict[str, Entity], relations: dict[str, Relation], passages: list[str], number: int, dice: random.Random
) -> list[Claim]:
    names = [name for name in registry if name != PUBLISHER]
    weights = [1 / (rank + 2) for rank in range(len(names))]
    dice.shuffle(names)
    found = []
    for index in range(number):
        subject = names[index] if index < len(names) else dice.choices(names, weights)[0]
        other = next(name for name in iter(lambda: dice.choices(names, weights)[0], None) if name != subject)
        stance = dice.choices(("Asserted", "Reported", "Disputed"), (80, 12, 8))[0]
        year = dice.choice(("", "2029", "2030-07", "2029-12-09", "2028/2030", "1987/..", "203X"))
        earliest, latest = (dates.bounds(year) if year else None) or ("", "")
        when = f"XXXX{year[4:]}" if dates.is_day(year) and index % 2 else year  # of some days an editor gives the year
        relation = dice.choice(list(relations.values()))
        told = f"{registry[subject].label} {relation.label} {registry[other].label}"
        found.append(
            Claim(
                id=f"id:made-x-{index:03}",
                subject=subject,
                relation=relation.id,
                object=other,
                stated_by=PUBLISHER if stance == "Asserted" else dice.choice(names),
                stance=stance,
                polarity=dice.choices(("Affirmed", "Negated"), (94, 6))[0],
                modality=dice.choices(tuple(_MODALITIES), tuple(_MODALITIES.values()))[0],
                certainty=dice.choices(("Plain", "Hedged"), (88, 12))[0],
                when=when,
                completed_when=year if when != year else "",
                bounds_from="completedWhen" if when != year else "",
                earliest=earliest or "",
                latest=latest or "",
                gist=f"The notice has it that {told}.",
                alert=ALERT,
                passages=(dice.choice(passages),),
                under=(dice.choice(names),) if index % 17 == 0 else (),
                place=(dice.choice(names),) if index % 13 == 0 else (),
                quantity="212" if index % 29 == 0 else "",
                quantity_unit="wells" if index % 29 == 0 else "",
                quantity_bound="AtLeast" if index % 58 == 0 else "",
                content=(f"id:made-x-{index - 1:03}",) if index % 31 == 1 else (),
                contradicts=(f"id:made-x-{index - 2:03}",) if index % 37 == 2 else (),
                note="The notice gives two dates." if index % 41 == 0 else "",
                **_others(index),
            )
        )
    return found


def _others(index: int) -> dict[str, Any]:
    """Return a value, now and then, of each field of a claim that has no rule of its own above; most claims have none."""
    found: dict[str, Any] = {}
    for place, (name, field) in enumerate(FIELDS.items()):
        if name not in _RULED and field.holds in ("choice", "text") and (index + place) % 19 == 0:
            found[name] = field.values[index % len(field.values)] if field.values else f"{name} of claim {index}"
    return found


def require_chromium() -> Any:
    """Return playwright's starter, or skip with the reason; where CI says it is installed, fail instead."""
    reason = "" if shutil.which(CHROMIUM) else f"{CHROMIUM} is not installed"
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        reason, sync_playwright = "playwright is not installed", None
    if reason and os.environ.get("ALERTGRAPH_CI") == "1":
        pytest.fail(reason)
    if reason:
        pytest.skip(reason)
    return sync_playwright


@contextmanager
def chromium() -> Iterator[Any]:
    """Give a headless Chromium with a new profile; nothing but files can be reached from it."""
    with require_chromium()() as playwright:
        flags = [f"--no-{name}" for name in ("sandbox", "first-run")] + [
            f"--disable-{name}" for name in ("gpu", "quic", "background-networking", "component-update", "sync", "dev-shm-usage")
        ]
        flags.append("--in-process-gpu")  # one process less for each page to be sent through
        browser = playwright.chromium.launch(executable_path=CHROMIUM, headless=True, args=flags)
        browser.new_context().add_init_script(WATCH)
        yield browser
        browser.close()


class Visit:
    """A page opened from a file, with every request, console message, error and policy violation that it caused.

    With ``afresh`` it has a profile and a renderer of its own, as a reader's first page has; else it is opened in a tab that an
    earlier visit has left blank, whose warm renderer halves the work, and where nothing is left of that visit, since the page
    stores nothing.
    """

    def __init__(
        self, browser: Any, path: Path, fragment: str = "", *, wait: bool = True, afresh: bool = False, **options: Any
    ) -> None:
        self.requests: list[str] = []
        self.troubles: list[str] = []
        look = {"viewport": VIEWPORT, "color_scheme": "light", "forced_colors": "none"} | options
        self._own = browser.new_context(**look) if afresh else None
        if self._own:
            self._own.add_init_script(WATCH)
            self.page = self._own.new_page()
        else:
            tabs = browser.contexts[0]
            self.page = next((tab for tab in tabs.pages if tab.url == BLANK), None) or tabs.new_page()
            self.page.set_viewport_size(look.pop("viewport"))
            self.page.emulate_media(media="null", **look)  # "null" ends what a visit before may have asked for, such as print
        self.page.bring_to_front()  # a tab behind another is drawn once a second
        self._listeners = {"console": self._console, "pageerror": self._error}
        for event, listener in self._listeners.items():
            self.page.on(event, listener)
        self.page.route("**/*", self._route)
        self.page.goto(path.as_uri() + fragment)
        if wait:
            self.until("window.KG && KG.settled && (KG.labels.length || KG.S.view !== 'map')")
            self.js(DRAWN)  # the map is fitted once more when what stands beside it has taken its room

    def _console(self, message: Any) -> None:
        if message.type in ("error", "warning"):
            self.troubles.append(message.text)

    def _error(self, error: Any) -> None:
        self.troubles.append(str(error))

    def _route(self, route: Any) -> None:
        self.requests.append(route.request.url)
        if urlsplit(route.request.url).scheme == "file":
            route.continue_()
        else:
            route.abort()

    def until(self, condition: str, *, frame: Any = None, seconds: float = 20) -> None:
        """Wait until the condition holds; asked from outside, since the page's policy forbids playwright's own polling."""
        end = time.monotonic() + seconds
        while not (frame or self.page).evaluate(f"Boolean({condition})"):
            if time.monotonic() > end:
                raise TimeoutError(f"{condition}: {self.troubles}")
            self.page.wait_for_timeout(50)

    def js(self, script: str, argument: Any = None) -> Any:
        """Return what the script gives in the page."""
        return self.page.evaluate(script, argument)

    def rows(self) -> list[str]:
        """Return the claims of the table, once all its rows are there."""
        self.until("KG.settled")
        rows: list[str] = self.js("[...document.querySelectorAll('[data-claim-row]')].map((row) => row.dataset.claimRow)")
        return rows

    def click_map(self, x: float, y: float) -> None:
        """Click at a place of the canvas, in its own pixels."""
        box = self.page.locator("#canvas").bounding_box()
        self.page.mouse.click(box["x"] + x, box["y"] + y)
        self.js(DRAWN)

    def close(self) -> None:
        """Close the profile, where it has one of its own; else leave the tab blank for the next visit."""
        if self._own:
            self._own.close()
            return
        for event, listener in self._listeners.items():
            self.page.remove_listener(event, listener)
        self.page.unroute("**/*")
        self.page.goto(BLANK)
