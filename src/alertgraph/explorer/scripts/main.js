// Start: read the data, draw; a page whose data is damaged says so.

function refresh(patch = {}) {
  document.documentElement.dataset.theme = S.theme || "";
  if ("sel" in patch || "theme" in patch) panel();
  if ("hide" in patch || "also" in patch || "theme" in patch) keepFocus(legend);
  keepFocus(switches);
  if ("theme" in patch) keepFocus(tools);
  derive();
  counts();
  if ("show" in patch || "theme" in patch || [...N.values()].some((node) => onMap(node) !== AT.has(node.id))) fit();
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
  set(readHash(), { keepBack: true });
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => refresh(S));
  addEventListener("hashchange", () => set(readHash(), { keepBack: true }));
  window.KG = {
    N, C, S,
    set, select, selectPair, goBack,
    get shown() { return SHOWN; },
    get labels() { return LABELS; },
    at: (id) => NET.canvasToDOM(AT.get(id)),
    point: (line, share) => NET.canvasToDOM(pointOf(line, share)),
    get marks() { return MARKED; },
    network: () => NET,
    ready: performance.now(),
  };
}

start();
