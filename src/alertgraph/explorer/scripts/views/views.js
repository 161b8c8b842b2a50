// The tabs of the views, and the view that is shown, with the sheet that lies over it on a phone.

function tabs() {
  fill(byId("tabs"), viewsInOrder().map(({ id, label }) => el("button", {
    type: "button",
    role: "tab",
    id: `tab-${id}`,
    className: "tab",
    "aria-selected": String(STATE.view === id),
    "aria-controls": id === "map" ? "canvas" : "view",
    tabIndex: STATE.view === id ? 0 : -1,
    text: label,
    onclick: () => set({ view: id }),
    onkeydown: stepTab,
  })));
}

// Arrows, Home and End move among the tabs and open what they reach, as screen readers announce it.
function stepTab(event) {
  const names = viewsInOrder().map(({ id }) => id);
  const at = names.indexOf(STATE.view);
  const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: -1 }[event.key];
  if (to === undefined) return;
  event.preventDefault();
  set({ view: names.at(to % names.length) });
  byId(`tab-${STATE.view}`).focus();
}

function showView(patch) {
  const { body } = document;
  const box = byId("view");
  keepFocus(tabs);
  body.dataset.view = STATE.view;
  body.dataset.tour = STATE.tour ? "yes" : "";
  body.dataset.open = STATE.sel || STATE.par || STATE.tour ? "yes" : "";
  body.dataset.sheet = hasSheet(patch) ? "yes" : "";
  keepFocus(() => scopeBar(readingSteps()));
  if (!MAP.network) createNetwork(); // what stands above the canvas is there by now, so it has the size that it keeps
  byId("canvas").hidden = STATE.view !== "map";
  box.hidden = STATE.view === "map";
  box.setAttribute("aria-labelledby", `tab-${STATE.view}`);
  if (STATE.view === "map") return void fill(box);
  if (Object.keys(patch).every((key) => ["sel", "whole"].includes(key))) return tellReading();
  const isOther = ["view", "about", "named"].some((key) => key in patch);
  const top = "view" in patch && MEMORY.returns ? MEMORY.tops.get(STATE.view) || 0 : isOther ? 0 : box.scrollTop;
  MEMORY.scrolled = top > 0; // then all that was in sight has to be there at once
  keepFocus(() => fill(box, shownView().make()));
  box.scrollTop = top;
  tellReading();
  if (STATE.par && "view" in patch && !top) byId("view").querySelector(".paragraph.chosen")?.scrollIntoView({ block: "start" });
  else if (isReading() && isOther && !top) stepReading(1); // at the first place of what is chosen, not at the top
}

// On a phone the panel is a sheet over the view. What was there before the view was opened stays behind it: the sheet is
// for what is opened in the view. A focus belongs to the map, so its own actor stays behind also where the address names it.
function hasSheet(patch) {
  const isFocus = Boolean(STATE.ego && STATE.sel && STATE.sel.b === undefined);
  if ("view" in patch && (isFocus || !("sel" in patch))) MEMORY.behind.add(openedName());
  else if ("sel" in patch && !MEMORY.returns) MEMORY.behind.delete(openedName());
  return Boolean(STATE.sel || STATE.par || STATE.tour) && !MEMORY.behind.has(openedName());
}

// What was opened in the view leaves with its sheet; what the view is about stays chosen, without a sheet.
function closeSheet() {
  if (!isPhone() || STATE.view === "map" || !document.body.dataset.sheet) return false;
  if (STATE.sel && !isSameChoice(STATE.sel, STATE.about)) return false;
  MEMORY.behind.add(openedName());
  document.body.dataset.sheet = "";
  return true;
}

registerPart({ close: closeSheet });

function openSheet() {
  MEMORY.behind.delete(openedName());
  document.body.dataset.sheet = "yes";
}

// The statuses that have to be switched on for all these claims to be drawn.
const statusesOf = (claims) => new Set([...claims].flatMap((claim) => claim.status));
