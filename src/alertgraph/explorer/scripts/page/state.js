// The state of the page in one object. set() changes it, keeps it as a step of the visit and draws again.

// What belongs to one room or view is its own part of the state, and stands there.
const STATE = {
  sel: null, // what the panel shows: null, {a} for a node, {a, b} for a pair
  about: null, // what lists are about, likewise: as a rule what is selected
  named: false, // whether they also list what names it or quotes it
  also: new Set(), // statuses that the map shows beside the plain claims
  hide: new Set(), // modes and kinds that the map leaves out
  show: "core", // or "all"
  theme: null, // or "light", "dark"; null follows the system
};
const PARTS = [];

// What no address tells: where the pointer and the keyboard are, and what was so before.
const MEMORY = {
  isFirst: false, // whether nothing has been chosen yet, here or in the address
  opened: false, // whether the page has been drawn
  scrolled: false, // whether a view is drawn again whose top is out of sight
  behind: new Set(), // what was open before the view was: on a phone no sheet shows it
  returns: false, // whether the state that is drawn is one that was there before
  told: "", // what the panel shows
  tops: new Map(), // how far each view was scrolled when it was left
  cursor: null, // the entry that the keyboard is at
  hover: null, // the entry under the pointer
  asks: false, // whether a question was asked by a click, and is to be answered
  pathFrom: null, // the entry from which a path is being picked
  steppedAt: -Infinity, // when an actor came into focus
  wasScene: false, // whether the canvas was last fitted to a scene
  unfolded: new Set(), // the facets of the legend that are open
  folded: new Set(), // the parts of it that open unfolded and were folded away
  before: null, // the switches as they were before a tour
  theme: null, // that of the screen while a sheet is printed
};

// A room adds its part of the state. It may have:
//   start()                 its values where the address tells none
//   write(parts, code)      adds what is not as at the start to the parts of the address
//   read(found, key, list)  takes a part of the address, which is anybody's: only known values count
//   mend(found)             what was read may contradict itself
//   follow(patch)           gives back the patch with all that it means, before it is made
//   settle(patch)           what else is so, once it is made
//   draw(patch)             draws again
//   close()                 closes what lies over the rest; false where there is nothing
//   back()                  undoes the last step of its kind; false where there is none
//   title()                 words for the title of the page, where it has something open
//   keep(), regain(kept)    what is so at a step beside the state, to be had again when one comes back to it
function registerPart(part) {
  PARTS.push(part);
  if (part.start) Object.assign(STATE, part.start());
}

const tellParts = (act, ...told) => PARTS.forEach((part) => part[act] && part[act](...told));

// The part of the state that is one value, written where it is not as at the start, and read where it is known.
const oneValue = (name, start, isKnown) => ({
  start: () => ({ [name]: start }),
  write: (parts, code) => STATE[name] !== start && parts.push(`${name}=${code([STATE[name]])}`),
  read: (found, key, [value, more]) => {
    if (key === name && more === undefined && isKnown(value)) found[name] = value;
  },
});

const hasCore = () => [...ENTRIES.values()].some((node) => isMapped(node) && !isCore(node));
const DARK_SYSTEM = matchMedia("(prefers-color-scheme: dark)");
const isDark = () => (STATE.theme ? STATE.theme === "dark" : DARK_SYSTEM.matches);

// How a change comes about: keepBack: it goes back to what was before; isArrival: the address already tells it.
function set(patch, { keepBack, isArrival } = {}) {
  if (!keepBack) {
    patch = chosen(patch);
    for (const { follow } of PARTS) if (follow) patch = follow(patch);
  }
  MEMORY.returns = Boolean(keepBack);
  if ("view" in patch && byId("view").firstChild) MEMORY.tops.set(STATE.view, byId("view").scrollTop);
  Object.assign(STATE, patch);
  tellParts("settle", patch);
  if (isArrival) writeHash();
  else keepStep(patch, keepBack);
  tellParts("draw", patch);
}

// What is open beside or over the view, as one word to know it by.
function openedName() {
  if (STATE.sel) return endsOf(STATE.sel).join(" ");
  return PARTS.map(({ title }) => title && title()).find(Boolean) || "";
}

const isSameChoice = (one, other) => (one && other ? one.a === other.a && one.b === other.b : one === other);

// What is selected is what lists are about, unless the patch says otherwise.
function chosen(patch) {
  if (!("sel" in patch)) return patch;
  const { about = patch.sel, ...others } = patch;
  return isSameChoice(about, STATE.about) ? others : { named: false, about, ...others };
}

const select = (id) => set({ sel: { a: id } });
const selectPair = (a, b) => set({ sel: { a, b } });

// Opens in the panel what was found in a list; the list goes on about what it is about.
const lookAt = (sel, patch) => set({ sel, about: STATE.about, ...patch });
const goBack = () => PARTS.some(({ close }) => close && close()) || PARTS.some(({ back }) => back && back());

function toggled(values, value) {
  const next = new Set(values);
  if (!next.delete(value)) next.add(value);
  return next;
}
