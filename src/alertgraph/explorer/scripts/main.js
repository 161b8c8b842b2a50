// Start: read the data, draw; a page whose data is damaged says so.

function refresh(patch = {}) {
  document.documentElement.dataset.theme = S.theme || "";
  if ("sel" in patch || "theme" in patch || "par" in patch || "tour" in patch || S.path || "path" in patch || "ego" in patch) keepFocus(panel);
  if (["hide", "also", "theme", "view", ...(S.least > 1 ? ["ego", "path"] : []), ...Object.keys(NO_FILTERS())].some((key) => key in patch)) {
    if (VIEW.opened) keepFocus(legend);
    else inSteps([legend], () => true, 1); // beside the map, not before it
  }
  VIEW.opened = true;
  keepFocus(switches);
  if ("theme" in patch) keepFocus(tools);
  byId("trail").hidden = !inScene();
  derive();
  counts();
  trailBar();
  showView(patch);
  if (S.view !== "map") return;
  if ("view" in patch || "show" in patch || "theme" in patch || SCENE || VIEW.wasScene || [...N.values()].some((node) => onMap(node) !== AT.has(node.id))) fit();
  else drawAll();
}

// Draws a part again and leaves the keyboard where it was.
function keepFocus(part) {
  const { id, dataset } = document.activeElement || {};
  part();
  const again = id ? byId(id) : dataset && (dataset.hide || dataset.also) && [...document.querySelectorAll("[data-hide],[data-also]")].find(
    (box) => box.dataset.hide === dataset.hide && box.dataset.also === dataset.also,
  );
  if (again && again !== document.activeElement) again.focus({ preventScroll: true });
}

function trouble(error) {
  const text = "The data of this page cannot be read; the file is damaged or incomplete. Build it again, or fetch a new copy.";
  fill(document.body, el("p", { className: "trouble", role: "alert", text }), el("p", { className: "trouble detail", text: String(error && error.message) }));
}

function start() {
  try {
    load();
  } catch (error) {
    trouble(error);
    return;
  }
  createNetwork();
  whose();
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
    get scene() { return SCENE; },
    set, select, selectPair, goBack,
    get shown() { return SHOWN; },
    get query() { return QUERY; },
    get labels() { return LABELS; },
    get settled() { return UNFINISHED === 0; },
    at: (id) => NET.canvasToDOM(AT.get(id)),
    point: (line, share) => NET.canvasToDOM(pointOf(line, share)),
    get marks() { return MARKED; },
    network: () => NET,
    ready: performance.now(),
  };
}

start();
