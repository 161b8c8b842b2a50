// A line that would pass behind a third circle looks as if it ended there: it is bent past it, as little as does.

const ROUTE = { bends: [0.06, -0.06, 0.12, -0.12, 0.18, -0.18, 0.25, -0.25, 0.32, -0.32], beside: [-0.04, 0.05], outside: [0.1, 0.16, 0.22], steps: 14, gap: 1.5 };

// The point that steers a line, as vis-network places it for its curves; a bend below zero is to the left.
function steering(from, to, bend) {
  const angle = Math.atan2(from.y - to.y, to.x - from.x) + (bend * 0.5 + 0.5) * Math.PI;
  const reach = (Math.abs(bend) * 0.5 + 0.5) * Math.hypot(to.x - from.x, to.y - from.y);
  return { x: from.x + reach * Math.sin(angle), y: from.y + reach * Math.cos(angle) };
}

// How many of some circles a line of that bend passes behind.
function passed(from, to, bend, circles) {
  const via = steering(from, to, bend);
  const points = Array.from({ length: ROUTE.steps + 1 }, (_, index) => {
    const t = index / ROUTE.steps;
    const at = (axis) => (1 - t) ** 2 * from[axis] + 2 * t * (1 - t) * via[axis] + t ** 2 * to[axis];
    return { x: at("x"), y: at("y") };
  });
  const near = ({ x, y, r }) => points.some((one, index) => index > 0 && distanceTo(points[index - 1], one, x, y) < r);
  return circles.filter(near).length;
}

// From a point to the nearest of a straight piece.
function distanceTo(a, b, x, y) {
  const [dx, dy] = [b.x - a.x, b.y - a.y];
  const along = Math.max(0, Math.min(1, ((x - a.x) * dx + (y - a.y) * dy) / (dx * dx + dy * dy || 1)));
  return Math.hypot(a.x + along * dx - x, a.y + along * dy - y);
}

// Gives each line of the map its bend past the circles of others; where none is free, that which passes the fewest. Lines between the
// same two keep to their own side, and apart.
function routeLines(crowd) {
  if (MAP.scene || MAP.routed === MAP.shown) return;
  MAP.routed = MAP.shown;
  const circles = MAP.shown.nodes.filter(({ id }) => PLACES.has(id)).map((node) => ({ id: node.id, ...PLACES.get(node.id), r: sizeOf(node, crowd) + ROUTE.gap }));
  for (const line of MAP.shown.lines) line.usual ??= line.bend;
  const isOutmost = (line) => !MAP.shown.lines.some(({ from, to, usual }) => from === line.from && to === line.to && usual > line.usual);
  for (const line of MAP.shown.lines) {
    const [from, to] = [PLACES.get(line.from), PLACES.get(line.to)];
    line.bend = line.usual;
    if (!from || !to || line.from === line.to) continue;
    const room = 0.35 * Math.hypot(to.x - from.x, to.y - from.y);
    const near = circles.filter((one) => one.id !== line.from && one.id !== line.to && distanceTo(from, to, one.x, one.y) < room + one.r);
    let least = passed(from, to, line.usual, near);
    if (!least) continue;
    const farther = line.usual && [...ROUTE.beside, ...(isOutmost(line) ? ROUTE.outside : [])].map((by) => line.usual + by);
    for (const bend of farther || ROUTE.bends) {
      if (!least) break;
      const count = passed(from, to, bend, near);
      if (count < least) [least, line.bend] = [count, bend];
    }
  }
}
