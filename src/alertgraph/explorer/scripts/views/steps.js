// In Read along: from one sentence of what a reader has chosen to the next. Without the text the claims stand for their sentences.

const isReading = () => STATE.view === "read" && currentScope() !== null;

// The places to step among, in the order of the text: marked sentences, or marked claims where a paragraph has no text.
function readingPlaces() {
  return [...byId("view").querySelectorAll("[data-par]")].flatMap((paragraph) => {
    const [marks, lines] = ["mark.picked", ".claim-line.picked"].map((name) => [...paragraph.querySelectorAll(name)]);
    return marks.length ? marks : lines;
  });
}

function readingSteps() {
  if (!isReading()) return null;
  const said = el("span", { id: "reading-at", role: "status" });
  const button = (label, by) => el("button", { type: "button", className: "small", id: `reading-${label.toLowerCase()}`, text: label, onclick: () => stepReading(by) });
  return el("span", { className: "steps" }, button("Previous", -1), said, button("Next", 1));
}

// Goes on from the place that was reached last, and after the last one to the first.
function stepReading(by) {
  const places = readingPlaces();
  if (!places.length) return;
  const last = places.findIndex((place) => place.classList.contains("reached"));
  const at = last >= 0 ? last + by : by > 0 ? 0 : places.length - 1;
  reachPlace(places, (at + places.length) % places.length);
}

function reachPlace(places, at) {
  places.forEach((place, index) => place.classList.toggle("reached", index === at));
  places[at].scrollIntoView({ block: "center" });
  tellReading();
}

function tellReading() {
  if (!isReading()) return;
  const places = readingPlaces();
  const at = places.findIndex((place) => place.classList.contains("reached"));
  byId("reading-at").textContent = at < 0 ? plural(places.length, "place") : `place ${at + 1} of ${places.length}`;
  for (const end of ["previous", "next"]) byId(`reading-${end}`).disabled = !places.length;
}
