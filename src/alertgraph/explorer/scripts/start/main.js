// Start: read the data, draw; a page whose data is damaged says so.

function refresh(patch = {}) {
  document.documentElement.dataset.theme = STATE.theme || "";
  if (MEMORY.opened) besideTheMap(patch);
  keepFocus(switches);
  if ("theme" in patch) keepFocus(tools);
  byId("trail").hidden = !inScene();
  derive();
  tellCounts();
  tellTitle();
  trailBar();
  showView(patch);
  if (STATE.view === "map") drawMap(patch);
  firstMinute(patch);
  if (!MEMORY.opened) {
    startPointer();
    openBeside();
  }
  MEMORY.opened = true;
}

registerPart({ draw: refresh });

function besideTheMap(patch) {
  const filters = ["hide", ...Object.keys(NO_FILTERS())];
  if (["sel", "about", "whole", "theme", "par", "tour", "path", "ego", ...filters].some((key) => key in patch) || STATE.path) keepFocus(panel);
  const chosen = ["about", "named", "par", "tour"];
  const counted = ["hide", "also", "theme", "view", ...(shownView().carries ? chosen : []), ...(STATE.least > 1 ? ["ego", "path"] : []), ...Object.keys(NO_FILTERS())];
  if (counted.some((key) => key in patch)) keepFocus(legend);
}

// When the page opens, the map comes first: the list of everything and the legend follow a moment later.
function openBeside() {
  if (STATE.sel || STATE.path || currentLift()) panel();
  else inSteps([panel], () => !byId("panel").firstChild, 1);
  inSteps([legend], () => true, 1);
}

function drawMap(patch) {
  const moved = () => [...ENTRIES.values()].some((node) => onMap(node) !== PLACES.has(node.id));
  if ("view" in patch || "show" in patch || "theme" in patch || MAP.scene || MEMORY.wasScene || moved()) fit(true);
  else drawAll(null, true);
}

// Whether the heading with the title is in sight; where it is not, the line that stays in sight says whose claims these are by title.
function watchTitle() {
  new IntersectionObserver(([{ isIntersecting }]) => (document.body.dataset.headed = isIntersecting ? "" : "no")).observe(byId("title"));
}

// In the first minute a phone has what this is before the map; what is chosen there takes the reader to the map.
function firstMinute(patch) {
  const { dataset } = document.body;
  const before = dataset.first === "yes";
  MEMORY.isFirst &&= !MEMORY.opened || Object.keys(patch).every((key) => key === "theme");
  dataset.first = MEMORY.isFirst ? "yes" : "";
  if (before && !MEMORY.isFirst && isPhone() && STATE.view === "map") byId("tabs").scrollIntoView({ block: "start" });
}

const DAMAGED = "This page has not come whole: its data cannot be read, or a part of it is missing. Get the file again, or build it again.";
const NOT_STARTED = "This page could not be started: the file is damaged, or this browser is too old for it. Get the file again, or open it in another browser.";

function trouble(text, error) {
  fill(document.body, el("p", { className: "trouble", role: "alert", text }), el("p", { className: "trouble detail", text: String(error && error.message) }));
}

// A page that a browser has saved holds what its scripts made: each starts from an empty one.
function emptyPage() {
  const made = ["tools", "whose", "legend", "tabs", "trail", "count", "scope", "zoom", "switches", "sheet", "canvas", "view", "spoken", "panel", "found-list", "found-said"];
  for (const id of made) byId(id).replaceChildren();
  byId("found").hidden = true;
  byId("blocked")?.remove();
  if (byId("cut")) byId("cut").hidden = true;
  document.addEventListener("DOMContentLoaded", () => document.querySelectorAll("body > dialog").forEach((left) => left.remove())); // it comes after the scripts
}

// What stands behind the scripts is there when all is read: a page that has lost it says so above what it still shows.
function tellWhole() {
  const told = byId("cut");
  if (byId("whole")) return void told?.remove();
  if (!told) return;
  told.hidden = false;
  told.style.animation = "none"; // all has been read: nothing is waited for
  fill(told, el("p", { text: "This page has not come whole: its end is missing, and with it what answers questions in the Query tab. Get the file again, or build it again." }));
}

function startPage() {
  if (byId("whole")) tellWhole();
  else document.addEventListener("DOMContentLoaded", tellWhole);
  try {
    emptyPage();
    if (!window.vis) throw new Error("the program that draws the map is missing");
    load();
  } catch (error) {
    trouble(DAMAGED, error);
    return;
  }
  try {
    showPage();
  } catch (error) {
    trouble(NOT_STARTED, error);
    throw error; // which is no fault of the file: the browser's console tells where
  }
}

function showPage() {
  tellWhose();
  startSearch();
  startKeyboard();
  startPrinting();
  startZoom();
  startSteps();
  MEMORY.isFirst = !location.hash;
  set(readHash(), { keepBack: true });
  watchTitle();
  for (const setting of [DARK_SYSTEM, FORCED]) setting.addEventListener("change", () => refresh(STATE));
  window.KG = {
    N: ENTRIES, C: CLAIMS, S: STATE,
    citationOf, documentCitation, sheetHtml, sheetMarkdown, sheetOf, passes, drawable, fold, seeker, searchFor, spelt, wantedOf, facetCounts, focusOnActor, showPath, pathResult,
    get scene() { return MAP.scene; },
    set, select, selectPair, lookAt, goBack, listed, fragment: fragmentNow,
    get shown() { return MAP.shown; },
    get query() { return QUERY; },
    get labels() { return MAP.labels; },
    get settled() { return isSettled(); },
    at: (id) => MAP.network.canvasToDOM(PLACES.get(id)),
    point: (line, share) => MAP.network.canvasToDOM(pointOf(line, share)),
    get marks() { return MAP.marked; },
    network: () => MAP.network,
    ready: performance.now(),
  };
}

startPage();
