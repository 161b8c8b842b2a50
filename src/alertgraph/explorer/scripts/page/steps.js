// The steps of a visit are those of the browser's history, so that its Back undoes and its Forward does again.

const STEPS = {
  isOwn: window.parent === window, // in a frame the history is that of the page around it, such as a notebook: nothing is added to it
  opened: false, // whether the first step is kept
  patched: "", // what the last change was of
  leaves: false, // whether the browser is on its way to the step before
  title: `${byId("title").title} · alertgraph`, // with nothing open; a page that a browser saved has that of what was open
};
const ONE_STEP = ["least", "since", "until"]; // many changes of one of these, one after another, are one step

// Keeps the state as a step. What goes back to the step before goes there in the browser's history too, and is no further step.
function keepStep(patch, isBack) {
  const [fragment, keys] = [fragmentNow(), Object.keys(patch).join()];
  const goesOn = ONE_STEP.includes(keys) && keys === STEPS.patched;
  if (STEPS.leaves) return; // what is so when it has arrived is kept then
  STEPS.patched = keys;
  if (isBack && STEPS.opened && STEPS.isOwn && (history.state || {}).before === fragment) {
    STEPS.leaves = true;
    return history.back();
  }
  if (!STEPS.opened || !STEPS.isOwn || goesOn || keys === "theme" || fragment === location.hash) writeHash();
  else record("pushState", location.hash, fragment);
  STEPS.opened = true;
}

// Writes the state into the address, and into the step that is there.
const writeHash = () => STEPS.leaves || record("replaceState", (history.state || {}).before, fragmentNow());

function record(act, before, fragment) {
  const address = location.href.split("#")[0]; // whole: in a notebook's frame a bare fragment is one of the notebook's address
  const kept = PARTS.map(({ keep }) => (keep ? keep() : null));
  try {
    history[act]({ before, kept }, "", address + fragment);
  } catch {
    if (location.hash === fragment) return;
    if (STEPS.isOwn) location.hash = fragment; // a step in the history, where nothing else is allowed
    else location.replace(address + fragment);
  }
}

// The browser has come to another step, or a reader has written another address.
function arrived() {
  const left = STEPS.leaves;
  STEPS.leaves = false;
  STEPS.patched = "";
  if (location.hash === fragmentNow()) return tellTitle();
  if (left) return record("pushState", location.hash, fragmentNow()); // a reader was faster than the browser
  const found = readHash();
  if (history.state) found.theme = STATE.theme; // which is no step
  regainKept();
  set(changes(found), { keepBack: true, isArrival: true });
}

function regainKept() {
  const { kept = [] } = history.state || {};
  PARTS.forEach(({ regain }, index) => regain && regain(kept[index] || null));
}

// Of a whole state what is not so yet.
function changes(found) {
  const told = (value) => JSON.stringify(value instanceof Set ? [...value].sort() : value);
  return Object.fromEntries(Object.entries(found).filter(([key, value]) => told(value) !== told(STATE[key])));
}

// What is open stands before the title of the page, so that steps can be told apart.
function tellTitle() {
  if (STEPS.leaves) return; // it would name the step that is being left
  const opened = STATE.sel ? [...new Set(endsOf(STATE.sel))].map(labelOf).join(" and ") : PARTS.map(({ title }) => title && title()).find(Boolean);
  const view = STATE.view !== "map" && shownView().label;
  document.title = [opened, view, STEPS.title].filter(Boolean).join(" – ");
}

function startSteps() {
  regainKept(); // of a page that is loaded again
  addEventListener("hashchange", arrived);
}
