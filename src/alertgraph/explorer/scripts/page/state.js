// The state of the page in one object. set() changes it, writes it into the address and draws again.

const S = {
  sel: null, // null, {a} for a node, {a, b} for a pair
  also: new Set(), // statuses that the map shows beside the plain claims
  hide: new Set(), // modes and kinds that the map leaves out
  show: "core", // or "all"
  theme: null, // or "light", "dark"; null follows the system
  view: "map", // or another of VIEWS
  sort: "when", // the column of the table; "-" before it turns the order round
  par: null, // a paragraph whose claims are lifted out: "alert/number"
  tour: null, // a step of a guided tour: "tour/number"
  ask: null, // {name, values, text}: the named query of the Query tab, or text of one's own
  out: new Set(), // values of claims that are left out: "field:value"
  since: null, // days: a dated claim is in when its span overlaps them
  until: null,
  undated: true, // whether claims without a date are in
  least: 1, // claims that an entry must have to be drawn
  ego: null, // the actor in focus
  trail: [], // those walked through before it
  path: null, // {a, b}: the paths between two
  avoid: new Set(), // what paths keep off
};
const BACK = [];
const VIEW = { opened: false, scrolled: false, behind: new Set(), cursor: null, hover: null, pathFrom: null, steppedAt: -Infinity, unfolded: new Set() };

const hasCore = () => [...N.values()].some((node) => isMapped(node) && !isCore(node));
const DARK_SYSTEM = matchMedia("(prefers-color-scheme: dark)");
const isDark = () => (S.theme ? S.theme === "dark" : DARK_SYSTEM.matches);

function set(patch, { keepBack } = {}) {
  if (!keepBack) patch = followed(patch);
  if (["sel", "ego", "path"].some((key) => key in patch) && (S.sel || S.path) && !keepBack) BACK.push(where());
  if ("sel" in patch || "ego" in patch) VIEW.cursor = null;
  Object.assign(S, patch);
  DEGREES = null;
  const ends = S.sel ? [S.sel.a, S.sel.b].filter(Boolean) : [];
  if (S.show === "core" && !inScene() && ends.some(offCore)) S.show = "all";
  if (S.show === "all" && hasCore() && isTooLarge()) S.show = "core";
  writeHash();
  refresh(patch);
}

const select = (id) => set({ sel: { a: id } });
const selectPair = (a, b) => set({ sel: { a, b } });

function goBack() {
  if (VIEW.cursor) {
    VIEW.cursor = null;
    redraw();
  } else if (VIEW.pathFrom) {
    stopPicking();
  } else if (S.sel || S.path) {
    set(BACK.pop() || stepBack(), { keepBack: true });
  } else if (S.tour || S.par) {
    endLift();
  }
}

function toggled(values, value) {
  const next = new Set(values);
  if (!next.delete(value)) next.add(value);
  return next;
}

function writeHash() {
  const parts = [];
  const code = (ids) => ids.map(encodeURIComponent).join("~");
  if (S.sel) parts.push("sel=" + code(S.sel.b === undefined ? [S.sel.a] : [S.sel.a, S.sel.b]));
  if (S.also.size) parts.push("also=" + code([...S.also].sort()));
  if (S.hide.size) parts.push("hide=" + code([...S.hide].sort()));
  if (hasCore() && S.show === "all") parts.push("show=all");
  if (S.theme) parts.push("theme=" + S.theme);
  writeViews(parts, code);
  writeFilters(parts, code);
  writeScene(parts, code);
  try {
    history.replaceState(null, "", parts.length ? "#" + parts.join("&") : location.pathname + location.search);
  } catch {
    // a frame without an address of its own keeps the state to itself
  }
}

// The address is anybody's: only known keys and known values count, all else is ignored.
function readHash() {
  const found = { sel: null, also: new Set(), hide: new Set(), show: hasCore() ? "core" : "all", theme: null, ...START, ...NO_FILTERS(), ...NO_SCENE() };
  const decoded = (text) => {
    try {
      return decodeURIComponent(text);
    } catch {
      return "";
    }
  };
  for (const part of location.hash.slice(1).split("&")) {
    const at = part.indexOf("=");
    const key = part.slice(0, at);
    const values = part.slice(at + 1).split("~").map(decoded);
    if (key === "sel" && values.length <= 2 && values.every((id) => N.has(id))) {
      if (values.length === 1) found.sel = { a: values[0] };
      else if (claimsBetween(values[0], values[1]).length) found.sel = { a: values[0], b: values[1] };
    }
    if (key === "also") for (const id of values) if (STATUSES.has(id)) found.also.add(id);
    if (key === "hide") for (const id of values) if (MODES.has(id) || KINDS.has(id)) found.hide.add(id);
    if (key === "show" && values[0] === "all") found.show = "all";
    readViews(found, key, values);
    readFilters(found, key, values);
    readScene(found, key, values);
    if (key === "theme" && ["light", "dark"].includes(values[0])) found.theme = values[0];
  }
  return settle(found);
}
