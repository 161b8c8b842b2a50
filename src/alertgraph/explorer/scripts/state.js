// The state of the page in one object. set() changes it, writes it into the address and draws again.

const S = {
  sel: null, // null, {a} for a node, {a, b} for a pair
  also: new Set(), // statuses that the map shows beside the plain claims
  hide: new Set(), // modes and kinds that the map leaves out
  show: "core", // or "all"
  theme: null, // or "light", "dark"; null follows the system
};
const BACK = [];
const VIEW = { cursor: null, hover: null };

const hasCore = () => [...N.values()].some((node) => isMapped(node) && !isCore(node));
const isDark = () => (S.theme ? S.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches);

function set(patch, { keepBack } = {}) {
  if ("sel" in patch && S.sel && !keepBack) BACK.push(S.sel);
  if ("sel" in patch) VIEW.cursor = null;
  Object.assign(S, patch);
  const ends = S.sel ? [S.sel.a, S.sel.b].filter(Boolean) : [];
  if (S.show === "core" && ends.some((id) => isMapped(N.get(id)) && !isCore(N.get(id)))) S.show = "all";
  writeHash();
  refresh(patch);
}

const select = (id) => set({ sel: { a: id } });
const selectPair = (a, b) => set({ sel: { a, b } });

function goBack() {
  if (VIEW.cursor) {
    VIEW.cursor = null;
    redraw();
  } else if (S.sel) {
    set({ sel: BACK.pop() || null }, { keepBack: true });
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
  try {
    history.replaceState(null, "", parts.length ? "#" + parts.join("&") : location.pathname + location.search);
  } catch {
    // a frame without an address of its own keeps the state to itself
  }
}

// The address is anybody's: only known keys and known values count, all else is ignored.
function readHash() {
  const found = { sel: null, also: new Set(), hide: new Set(), show: hasCore() ? "core" : "all", theme: null };
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
    if (key === "theme" && ["light", "dark"].includes(values[0])) found.theme = values[0];
  }
  return found;
}
