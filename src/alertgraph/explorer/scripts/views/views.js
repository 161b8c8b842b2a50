// The views beside the map, one tab each: which is shown, and what of the state belongs to them.

const VIEWS = new Map([
  ["map", "Map"],
  ["table", "Claims"],
  ["timeline", "Timeline"],
  ["matrix", "Matrix"],
  ["read", "Read along"],
]);
const START = { view: "map", sort: "when", par: null, tour: null, ask: null };
const isPhone = () => matchMedia("(max-width: 760px)").matches;

function writeViews(parts, code) {
  for (const key of ["view", "sort", "par", "tour"]) if (S[key] !== START[key]) parts.push(`${key}=${code([S[key]])}`);
  writeQuery(parts);
}

function readViews(found, key, list) {
  const [value, more] = list;
  readQuery(found, key, list);
  const known = {
    view: () => VIEWS.has(value),
    sort: () => COLUMNS.some((column) => column.id === value.replace(/^-/, "")),
    par: () => paragraphs().some((paragraph) => paragraph.id === value),
    tour: () => Boolean(stepAt(value)),
  };
  if (Object.hasOwn(known, key) && more === undefined && known[key]()) found[key] = value;
}

function tabs() {
  fill(byId("tabs"), [...VIEWS].map(([id, label]) => el("button", {
    type: "button",
    role: "tab",
    id: `tab-${id}`,
    className: "tab",
    "aria-selected": String(S.view === id),
    "aria-controls": id === "map" ? "canvas" : "view",
    tabIndex: S.view === id ? 0 : -1,
    text: label,
    onclick: () => set({ view: id }),
    onkeydown: stepTab,
  })));
}

// Arrows, Home and End move among the tabs and open what they reach, as screen readers announce it.
function stepTab(event) {
  const names = [...VIEWS.keys()];
  const at = names.indexOf(S.view);
  const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: -1 }[event.key];
  if (to === undefined) return;
  event.preventDefault();
  set({ view: names.at(to % names.length) });
  byId(`tab-${S.view}`).focus();
}

function showView(patch) {
  const { body } = document;
  const box = byId("view");
  keepFocus(tabs);
  body.dataset.view = S.view;
  body.dataset.tour = S.tour ? "yes" : "";
  body.dataset.open = S.sel || S.par || S.tour ? "yes" : "";
  body.dataset.sheet = hasSheet(patch) ? "yes" : "";
  if (!NET) createNetwork(); // what stands above the canvas is there by now, so it has the size that it keeps
  byId("canvas").hidden = S.view !== "map";
  box.hidden = S.view === "map";
  box.setAttribute("aria-labelledby", `tab-${S.view}`);
  if (S.view === "map") return void fill(box);
  if (!("view" in patch) && Object.keys(patch).every((key) => key === "sel")) return;
  const top = "view" in patch ? 0 : box.scrollTop;
  VIEW.scrolled = top > 0; // then all that was in sight has to be there at once
  const make = { table: claimsTable, timeline, matrix, read: readAlong, query: queryView }[S.view];
  keepFocus(() => fill(box, make()));
  box.scrollTop = top;
}

// On a phone the panel is a sheet over the view. What was there before the view was opened stays behind it: the sheet is
// for what is opened in the view. A focus belongs to the map, so its own actor stays behind also where the address names it.
function hasSheet(patch) {
  const opened = S.sel || S.par || S.tour;
  const isFocus = Boolean(S.ego && S.sel && S.sel.b === undefined);
  if ("view" in patch && (isFocus || !("sel" in patch))) VIEW.behind.add(opened);
  return Boolean(opened) && !VIEW.behind.has(opened);
}

function openSheet() {
  VIEW.behind.delete(S.sel);
  document.body.dataset.sheet = "yes";
}

// The claims that pass the filters, whatever their status: the views list them all and mark each for what it is.
function listed() {
  return [...C.values()].filter(passes);
}

// What a paragraph or a step of a tour lifts out of the map: null, or its claims and entries.
function liftedOut() {
  if (S.tour) return stepAt(S.tour).lift;
  if (S.par) return { claims: new Set(claimsOfParagraph(S.par).map((claim) => claim.id)), nodes: [] };
  return null;
}

function focusOn(lift) {
  if (!lift) return null;
  const lines = SHOWN.lines.filter((line) => line.claims.some((claim) => lift.claims.has(claim.id)));
  const nodes = new Set(lift.nodes);
  for (const id of lift.claims) nodes.add(C.get(id).subject).add(C.get(id).object);
  return { nodes, lines: new Set(lines.map((line) => line.id)) };
}

// The statuses that have to be switched on for all these claims to be drawn.
const statusesOf = (claims) => new Set([...claims].flatMap((claim) => claim.status));

function openClaim(claim) {
  const { a, b } = S.sel || {};
  if (a !== claim.subject || b !== claim.object) selectPair(claim.subject, claim.object);
  else openSheet();
  const found = [...byId("panel").querySelectorAll("[data-claim]")];
  for (const box of found) box.classList.toggle("sought", box.dataset.claim === claim.id);
  const box = found.find((item) => item.dataset.claim === claim.id);
  if (box) box.scrollIntoView({ block: "nearest" });
}

// What the alert makes of a claim, in a word or two, then whatever else keeps it from being said plainly.
function standing(claim) {
  const rest = [
    claim.polarity !== "Affirmed" && T.words.polarity[claim.polarity],
    claim.modality !== "Actual" && T.words.modality[claim.modality],
    claim.certainty === "Hedged" && "hedged",
  ];
  return [T.words.stance[claim.stance].split(":")[0], ...rest.filter(Boolean)];
}

const isAttributed = (claim) => claim.stance !== "Asserted";
const spokenBy = (claim) => isAttributed(claim) && el("span", { className: "speaker", text: `${labelOf(claim.stated_by)} ${isDisputed(claim) ? "claims" : "says"}: ` });
const gistOf = (claim) => (isDisputed(claim) ? "Disputed claim: " : "") + claim.gist;

// A claim as one line to click: its mode, its gist, and how it stands; never the gist alone.
function claimLine(claim, ...more) {
  const mark = el("span", { className: "mode-mark", title: MODES.get(claim.mode).label });
  mark.style.setProperty("--mode", colourOf(MODES.get(claim.mode)));
  const chosen = standing(claim).filter((word, index) => index || isAttributed(claim));
  return el(
    "div",
    { className: ["claim-line", ...claim.status].join(" "), "data-line": claim.id },
    mark,
    el("span", { className: "said" },
      el("button", { type: "button", className: "link", text: gistOf(claim), onclick: () => openClaim(claim) }),
      " ",
      isAttributed(claim) && el("span", { className: "soft", text: `says ${labelOf(claim.stated_by)} ` }),
      chosen.map((word) => [el("span", { className: `tag ${isDisputed(claim) ? "disputed" : ""}`, text: word }), " "]),
      more),
  );
}
