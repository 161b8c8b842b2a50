// Nearer and farther: buttons above the map, keys, and the wheel, which belongs to the page where that has something to scroll.

const ZOOM = { step: 1.4, least: 0.4, most: 8 };

function zoomBy(factor) {
  const scale = Math.min(ZOOM.most, Math.max(ZOOM.least, MAP.network.getScale() * factor));
  MAP.network.moveTo({ scale, animation: false });
}

// What each button and key does, by its name.
const ZOOMS = new Map([
  ["−", { id: "zoom-out", about: "Smaller (−)", act: () => zoomBy(1 / ZOOM.step) }],
  ["+", { id: "zoom-in", about: "Larger (+)", act: () => zoomBy(ZOOM.step) }],
  ["Fit", { id: "zoom-fit", about: "Fit into the window (0)", act: () => fit() }],
]);
const ZOOM_KEYS = new Map([["-", "−"], ["−", "−"], ["+", "+"], ["=", "+"], ["0", "Fit"]]);

// Whether the key was one of the map's size.
function zoomKey(key) {
  if (STATE.view !== "map" || !ZOOM_KEYS.has(key)) return false;
  ZOOMS.get(ZOOM_KEYS.get(key)).act();
  return true;
}

const pageScrolls = () => document.documentElement.scrollHeight > innerHeight + 1;

// Where the page scrolls, the wheel alone scrolls it over the map too, as on maps elsewhere; with Ctrl, as a pinch on a
// touchpad comes, it changes the size of the map.
function startZoom() {
  fill(byId("zoom"), [...ZOOMS].map(([label, { id, about, act }]) =>
    el("button", { type: "button", className: "small", id, text: label, title: about, "aria-label": about, onclick: act })));
  byId("canvas").addEventListener("wheel", (event) => {
    if (pageScrolls() && !event.ctrlKey) event.stopPropagation();
  }, { capture: true });
}
