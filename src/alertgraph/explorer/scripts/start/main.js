// Start: read the data, draw; a page whose data is damaged says so.

function refresh(patch = {}) {
  document.documentElement.dataset.theme = S.theme || "";
  if (VIEW.opened) besideTheMap(patch);
  keepFocus(switches);
  if ("theme" in patch) keepFocus(tools);
  byId("trail").hidden = !inScene();
  derive();
  tellCounts();
  trailBar();
  showView(patch);
  if (S.view === "map") drawMap(patch);
  if (!VIEW.opened) {
    startPointer();
    openBeside();
  }
  VIEW.opened = true;
}

registerPart({ draw: refresh });

function besideTheMap(patch) {
  if (["sel", "theme", "par", "tour", "path", "ego"].some((key) => key in patch) || S.path) keepFocus(panel);
  const counted = ["hide", "also", "theme", "view", ...(S.least > 1 ? ["ego", "path"] : []), ...Object.keys(NO_FILTERS())];
  if (counted.some((key) => key in patch)) keepFocus(legend);
}

// When the page opens, the map comes first: the list of everything and the legend follow a moment later.
function openBeside() {
  if (S.sel || S.path || S.tour || S.par) panel();
  else inSteps([panel], () => !byId("panel").firstChild, 1);
  inSteps([legend], () => true, 1);
}

function drawMap(patch) {
  const moved = () => [...N.values()].some((node) => onMap(node) !== AT.has(node.id));
  if ("view" in patch || "show" in patch || "theme" in patch || MAP.scene || VIEW.wasScene || moved()) fit(true);
  else drawAll(null, true);
}

function trouble(error) {
  const text = "The data of this page cannot be read; the file is damaged or incomplete. Build it again, or fetch a new copy.";
  fill(document.body, el("p", { className: "trouble", role: "alert", text }), el("p", { className: "trouble detail", text: String(error && error.message) }));
}

function startPage() {
  try {
    load();
  } catch (error) {
    trouble(error);
    return;
  }
  tellWhose();
  startSearch();
  startKeyboard();
  startPrinting();
  const opened = readHash();
  if (isPhone() && !location.hash) Object.assign(opened, phoneStart());
  set(opened, { keepBack: true });
  DARK_SYSTEM.addEventListener("change", () => refresh(S));
  addEventListener("hashchange", () => set(readHash(), { keepBack: true }));
  window.KG = {
    N, C, S,
    passes, drawable, facetCounts, focusOnActor, showPath, pathResult,
    get scene() { return MAP.scene; },
    set, select, selectPair, goBack,
    get shown() { return MAP.shown; },
    get query() { return QUERY; },
    get labels() { return MAP.labels; },
    get settled() { return isSettled(); },
    at: (id) => MAP.network.canvasToDOM(AT.get(id)),
    point: (line, share) => MAP.network.canvasToDOM(pointOf(line, share)),
    get marks() { return MAP.marked; },
    network: () => MAP.network,
    ready: performance.now(),
  };
}

startPage();
