// Places and sizes on the screen, from places between 0 and 1.

const PLACES = new Map();

// The frame that is drawn for: the window's, or for a moment that of a picture.
function frame() {
  if (MAP.framed) return MAP.framed;
  const box = byId("canvas").getBoundingClientRect();
  return { width: Math.max(box.width, 50), height: Math.max(box.height, 50) };
}

// A place of the map in pixels of its frame; a picture's frame has the middle of the map in its own.
const onScreen = (point) => MAP.framed ? { x: point.x + MAP.framed.width / 2, y: point.y + MAP.framed.height / 2 } : MAP.network.canvasToDOM(point);

// Stretches the map to the window; on a portrait screen the axes change places.
function placeNodes() {
  if (inScene()) return; // arrange() places them
  const { width, height } = frame();
  const field = STATE.show === "core" && isNearKnown() ? "core" : "at";
  const portrait = height > width * 1.1;
  const side = Math.min(64, width * 0.11);
  const end = 26;
  PLACES.clear();
  MAP.routed = null;
  for (const node of ENTRIES.values()) {
    if (!onMap(node)) continue;
    const [u, v] = portrait ? [node[field][1], node[field][0]] : node[field];
    PLACES.set(node.id, { x: side + u * (width - 2 * side) - width / 2, y: end + v * (height - 2 * end) - height / 2 });
  }
}

function crowding() {
  const { width, height } = frame();
  const narrow = width < 500 ? 0.7 : 1;
  return Math.min(1.15, Math.max(0.6, Math.sqrt((width * height) / (5200 * Math.max(PLACES.size, 1))))) * narrow;
}

const sizeOf = (node, crowd) => MAP.scene ? MAP.scene.sizeOf(node) : (4.4 + 2.1 * Math.sqrt(node.claims || 0)) * crowd;
