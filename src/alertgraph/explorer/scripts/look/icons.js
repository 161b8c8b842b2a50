// The shape of each kind: as an outline, and as an icon of lists and legend.

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
  const key = [kind.id, size, colourOf(kind)].join(" ");
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
