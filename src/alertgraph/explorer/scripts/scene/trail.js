// Stepping from actor to actor in focus, the trail of those walked through, and the ways back.

const LONGEST_TRAIL = 12;
const WHOLE_LIMIT = 1200; // entries: more are not drawn at once
const isTooLarge = () => entriesLeft().size > WHOLE_LIMIT;
const offCore = (id) => ENTRIES.has(id) && isMapped(ENTRIES.get(id)) && !isNear(ENTRIES.get(id));

// Brings the actor into focus; one that was walked through before shortens the trail to it.
function focusOnActor(id) {
  if (!ENTRIES.has(id) || !isMapped(ENTRIES.get(id))) return;
  const walked = STATE.ego && STATE.ego !== id ? [...STATE.trail, STATE.ego] : STATE.trail;
  const before = walked.indexOf(id);
  const trail = STATE.ego ? (before < 0 ? walked : walked.slice(0, before)) : [];
  MEMORY.steppedAt = performance.now();
  set({ ego: id, sel: { a: id }, trail: trail.slice(-LONGEST_TRAIL), path: null, par: null, tour: null, ...onTheMap() });
}

const onTheMap = () => (STATE.view === "map" ? {} : { view: "map" });
const leaveFocus = () => set({ ego: null, path: null, trail: [] });

// What a selection means while a scene is shown: focus follows to an actor, and comes back from a pair to its own actor.
function followed(patch) {
  if (patch.tour || patch.par) return { ...patch, ego: null, trail: [], path: null };
  const { sel } = patch;
  if (!sel || "ego" in patch || "path" in patch) return patch;
  if (!STATE.ego && STATE.show === "core" && isTooLarge() && [sel.a, sel.b].some(offCore)) return { ...patch, ego: sel.a, trail: [], path: null };
  if (!STATE.ego) return patch;
  if (sel.b === undefined && sel.a !== STATE.ego && isMapped(ENTRIES.get(sel.a))) {
    const walked = [...STATE.trail, STATE.ego];
    const before = walked.indexOf(sel.a);
    return { ...patch, ego: sel.a, trail: (before < 0 ? walked : walked.slice(0, before)).slice(-LONGEST_TRAIL) };
  }
  return patch;
}

// Selections and scenes to come back to.
const BACK = [];
const MOST_BACK = 50;
const hasPast = () => BACK.length > 0;

function remembered(patch) {
  if (["sel", "ego", "path"].some((key) => key in patch) && (STATE.sel || STATE.path)) BACK.push(Object.fromEntries(["sel", "about", "named", "ego", "trail", "path"].map((key) => [key, STATE[key]])));
  if (BACK.length > MOST_BACK) BACK.shift();
  return patch;
}

// A page that was built anew and loaded again may lack what was there before.
function isKnown({ sel, ego, trail, path }) {
  const ids = [...(sel ? endsOf(sel) : []), ...(path ? endsOf(path) : []), ...(ego ? [ego] : []), ...trail];
  return ids.every((id) => ENTRIES.has(id));
}

function backInScene() {
  if (MEMORY.pathFrom) stopPicking();
  else if (STATE.sel || STATE.path) set(BACK.pop() || stepBack(), { keepBack: true });
  else return false;
  return true;
}

// One step back without a memory of it: along the trail, out of the focus, then out of the selection.
function stepBack() {
  const back = (sel, more) => ({ sel, about: sel, named: false, ...more });
  if (STATE.ego && STATE.sel && STATE.sel.b !== undefined) return back({ a: STATE.ego });
  if (STATE.ego && STATE.trail.length) return back({ a: STATE.trail.at(-1) }, { ego: STATE.trail.at(-1), trail: STATE.trail.slice(0, -1) });
  if (STATE.ego) return { ego: null, trail: [] };
  if (STATE.sel) return back(null);
  return { path: null };
}

function focusKey() {
  const id = MEMORY.cursor || (STATE.sel && STATE.sel.a) || (MAP.shown.nodes[0] || {}).id;
  if (STATE.ego && (!MEMORY.cursor || MEMORY.cursor === STATE.ego)) leaveFocus();
  else if (id) focusOnActor(id);
}

function trailBar() {
  const box = byId("trail");
  box.hidden = !inScene();
  if (box.hidden) return void fill(box);
  const crumb = (id) => el("button", { type: "button", className: "link", id: `crumb-${id}`, text: labelOf(id), onclick: () => focusOnActor(id) });
  const rest = MAP.scene ? [...MAP.scene.more.values()].reduce((sum, count) => sum + count, 0) : 0;
  fill(box,
    STATE.ego && [
      el("ol", { className: "crumbs" }, STATE.trail.map((id) => el("li", {}, crumb(id))), el("li", {}, el("b", { "aria-current": "page", text: labelOf(STATE.ego) }))),
      MAP.scene && PLACES.size < 2 && el("span", { className: "soft", text: "nothing is shown of it: switch on more, or reset the filters" }),
      rest > 0 && el("button", { type: "button", className: "link soft", id: "rest", text: `${rest} more in the list`, onclick: () => byId("panel").focus() }),
    ],
    STATE.path && el("b", { text: `Paths: ${labelOf(STATE.path.a)} – ${labelOf(STATE.path.b)}` }),
    el("button", { type: "button", className: "small", id: "leave", text: isTooLarge() ? "The most connected" : "Whole map", onclick: leaveFocus }));
}

// What can be done with an actor, beneath its name.
// more: what else is to be done with an entry, whether the map has it or not.
function actions(node, more) {
  if (!isMapped(node)) return el("p", { className: "actions" }, more);
  const focused = STATE.ego === node.id && STATE.view === "map";
  return el("p", { className: "actions" },
    el("button", { type: "button", className: "small", id: "focus", text: focused ? "Whole map (F)" : "Focus (F)", onclick: () => (focused ? leaveFocus() : focusOnActor(node.id)) }),
    el("button", { type: "button", className: "small", id: "path-to", text: "Path to… (P)", onclick: () => pickPath(node.id) }),
    more);
}

function writeScene(parts, code) {
  if (STATE.ego) parts.push("ego=" + code([STATE.ego]));
  if (STATE.trail.length) parts.push("trail=" + code(STATE.trail));
  if (STATE.path) parts.push("path=" + code([STATE.path.a, STATE.path.b]));
  if (STATE.avoid.size) parts.push("avoid=" + code([...STATE.avoid].sort()));
}

const NO_SCENE = () => ({
  ego: null, // the actor in focus
  trail: [], // those walked through before it
  path: null, // {a, b}: the paths between two
  avoid: new Set(), // what paths keep off
});

function readScene(found, key, list) {
  const known = (id) => ENTRIES.has(id) && isMapped(ENTRIES.get(id));
  if (key === "ego" && list.length === 1 && known(list[0])) found.ego = list[0];
  if (key === "trail" && list.length <= LONGEST_TRAIL && list.every(known)) found.trail = list;
  if (key === "path" && list.length === 2 && list[0] !== list[1] && list.every(known)) found.path = { a: list[0], b: list[1] };
  if (key === "avoid") for (const value of list) if (AVOID.has(value)) found.avoid.add(value);
}

// What was read may contradict itself: a focus wins over a path, has a selection, and only a focus has a trail.
function mendScene(found) {
  if (found.ego) Object.assign(found, { path: null, sel: found.sel || { a: found.ego } });
  else found.trail = [];
  if (found.ego && found.sel.b === undefined) found.sel = { a: found.ego };
}

// What is selected or comes into focus is drawn, unless it would be one of too many.
function settleScene() {
  const ends = STATE.sel ? [STATE.sel.a, STATE.sel.b].filter(Boolean) : [];
  if (STATE.show === "core" && !inScene() && ends.some(offCore)) STATE.show = "all";
  if (STATE.show === "all" && hasCore() && isTooLarge()) STATE.show = "core";
}

registerPart({
  start: NO_SCENE,
  write: writeScene,
  read: readScene,
  mend: mendScene,
  follow: (patch) => remembered(followed(patch)),
  settle: settleScene,
  back: backInScene,
  title: () => STATE.path && `Paths: ${labelOf(STATE.path.a)} – ${labelOf(STATE.path.b)}`,
  keep: () => [...BACK],
  regain: (kept) => BACK.splice(0, BACK.length, ...(Array.isArray(kept) ? kept.filter(isKnown) : [])),
});
