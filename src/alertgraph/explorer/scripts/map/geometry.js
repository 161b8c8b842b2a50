// Places and sizes on the screen, from places between 0 and 1.

const AT = new Map();

function frame() {
  const box = byId("canvas").getBoundingClientRect();
  return { width: Math.max(box.width, 50), height: Math.max(box.height, 50) };
}

// Stretches the map to the window; on a portrait screen the axes change places.
function placeNodes() {
  if (inScene()) return; // arrange() places them
  const { width, height } = frame();
  const field = S.show === "core" ? "core" : "at";
  const portrait = height > width * 1.1;
  const side = Math.min(64, width * 0.11);
  const end = 26;
  AT.clear();
  for (const node of N.values()) {
    if (!onMap(node)) continue;
    const [u, v] = portrait ? [node[field][1], node[field][0]] : node[field];
    AT.set(node.id, { x: side + u * (width - 2 * side) - width / 2, y: end + v * (height - 2 * end) - height / 2 });
  }
}

function crowding() {
  const { width, height } = frame();
  const narrow = width < 500 ? 0.7 : 1;
  return Math.min(1.15, Math.max(0.6, Math.sqrt((width * height) / (5200 * Math.max(AT.size, 1))))) * narrow;
}

const sizeOf = (node, crowd) => SCENE ? sceneSize(node) : (4.4 + 2.1 * Math.sqrt(node.claims || 0)) * crowd;

// The outline of each shape around 0,0, for the legend and for what vis-network cannot draw; null is a circle.
function outline(shape, radius) {
  const ring = (corners, turn, inner) =>
    Array.from({ length: corners }, (_, index) => {
      const angle = ((index * 360) / corners + turn) * (Math.PI / 180);
      const reach = inner && index % 2 ? radius * inner : radius;
      return [reach * Math.sin(angle), -reach * Math.cos(angle)];
    });
  const half = radius * 0.86;
  return {
    square: [[-half, -half], [half, -half], [half, half], [-half, half]],
    diamond: ring(4, 0),
    triangle: ring(3, 0).map(([x, y]) => [x * 1.1, y * 1.1 + radius * 0.2]),
    triangleDown: ring(3, 180).map(([x, y]) => [x * 1.1, y * 1.1 - radius * 0.2]),
    star: ring(10, 0, 0.45).map(([x, y]) => [x * 1.15, y * 1.15]),
    hexagon: ring(6, 30),
    pentagon: ring(5, 0),
  }[shape] || null;
}

// Drawn once for each kind, size and theme, then copied: a list has hundreds.
const ICONS = new Map();

function icon(kind, size = 16) {
  const key = [kind.id, size, isDark()].join(" ");
  if (!ICONS.has(key)) ICONS.set(key, newIcon(kind, size));
  return ICONS.get(key).cloneNode(true);
}

function newIcon(kind, size) {
  const radius = size * 0.4;
  const hollow = kind.fill === "hollow";
  const points = outline(kind.shape, radius - (hollow ? 0.8 : 0));
  const look = { "stroke-width": hollow ? 2 : 1, "stroke-linejoin": "round" };
  const colour = colourOf(kind);
  look.fill = hollow ? "none" : colour;
  look.stroke = colour;
  const shape = points
    ? drawing("polygon", { points: points.map((point) => point.map((value) => value.toFixed(2)).join(",")).join(" "), ...look })
    : drawing("circle", { r: radius - (hollow ? 0.8 : 0), ...look });
  const half = size / 2;
  return drawing(
    "svg",
    { viewBox: `${-half} ${-half} ${size} ${size}`, width: size, height: size, class: "icon", "aria-hidden": "true" },
    shape,
  );
}

const colourOf = (row) => (isDark() ? row.colour_dark : row.colour_light);
const INK = {
  page: () => (isDark() ? "#11161C" : "#FFFFFF"),
  text: () => (isDark() ? "#E7ECF1" : "#1B2127"),
};

// A colour as it looks when faded, yet opaque: what lies under a faded node stays hidden.
function faded(hex, share) {
  const [over, under] = [hex, INK.page()].map((colour) => parseInt(colour.slice(1), 16));
  const mixed = [16, 8, 0].map((bits) => Math.round(((over >> bits) & 255) * share + ((under >> bits) & 255) * (1 - share)));
  return `rgb(${mixed.join(",")})`;
}

function withAlpha(hex, alpha) {
  const value = parseInt(hex.slice(1), 16);
  return `rgba(${value >> 16},${(value >> 8) & 255},${value & 255},${alpha})`;
}
