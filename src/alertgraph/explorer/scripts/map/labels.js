// Labels: each at the first of eight places that is free. The most connected come first and may lie over a node.

const STRONG = 24;
const STRONG_NARROW = 10;
const LINE = 20; // characters, before a label goes on in a second row

// In two rows at most, cut where the second is too long, or with its end in place of its middle; whole on demand.
function labelRows(text, whole, share = 1) {
  if (text.length <= LINE + 3) return [text];
  const space = text.lastIndexOf(" ", LINE);
  const cut = space > 3 ? space : LINE;
  const rest = text.slice(cut).trim();
  if (whole) return [text.slice(0, cut), ...labelRows(rest, whole)];
  return [text.slice(0, cut), rest.length > LINE + 2 ? cutAt(rest, share, (part) => part.length <= LINE + 1) : rest];
}

// The rows of each label that is shown, no two alike; made once for what is shown.
function rowsShown() {
  if (ROWS.of !== MAP.shown) Object.assign(ROWS, { of: MAP.shown, by: distinct(MAP.shown.nodes.map(({ label }) => label), CUTS.map((share) => (name) => labelRows(name, false, share))) });
  return ROWS.by;
}
const ROWS = { of: null, by: null };

const overlap = (a, b) => a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h;

function placeLabels(toScreen, scale, crowd) {
  if (MAP.scene) return MAP.scene.placeLabels(toScreen, scale);
  const { width, height } = frame();
  const lifted = focus();
  const most = width < 500 ? STRONG_NARROW : STRONG;
  const zoom = Math.min(1.35, Math.max(0.9, Math.sqrt(scale)));
  const nodes = MAP.shown.nodes.map((node, rank) => {
    const at = toScreen(PLACES.get(node.id));
    const r = sizeOf(node, crowd) * scale;
    return { node, rank, r, ...at, box: { x: at.x - r, y: at.y - r, w: 2 * r, h: 2 * r } };
  });
  const chosen = STATE.sel ? [STATE.sel.a, STATE.sel.b].filter(Boolean) : [];
  const first = (item) =>
    chosen.includes(item.node.id) || item.node.id === MEMORY.cursor ? 0 : item.node.id === MEMORY.hover ? 1 : lifted && lifted.nodes.has(item.node.id) ? 2 : 3;
  nodes.sort((a, b) => first(a) - first(b) || a.rank - b.rank);
  MAP.boxes = [...nodes.map((item) => item.box), ...MAP.marked];
  const hubs = nodes.filter((item) => item.rank < most).map((item) => item.box);
  const placed = [];
  const [one, other] = chosen.map((id) => PLACES.has(id) && toScreen(PLACES.get(id)));
  const middle = one && other && { x: (one.x + other.x) / 2, y: (one.y + other.y) / 2 };
  const told = lifted && !STATE.sel; // a tour or a paragraph: its own entries are all named, the others are not
  for (const item of nodes) {
    if (told && first(item) > 2) continue;
    if (item.x < -20 || item.y < -20 || item.x > width + 20 || item.y > height + 20) continue;
    const strong = item.rank < most || first(item) === 0;
    const size = (strong ? 13 : 11.5) * zoom;
    const font = `${strong ? 600 : 400} ${size}px ${FONT}`;
    const text = MAP.whole || first(item) <= 1 ? labelRows(item.node.label, true) : rowsShown().get(item.node.label);
    const w = Math.max(...text.map((row) => widthOf(row, font)));
    const h = text.length * size * 1.16;
    const free = (box, others) => !others.some((other) => overlap(box, other));
    const inside = (box) => box.x >= 2 && box.y >= 2 && box.x + box.w <= width - 2 && box.y + box.h <= height - 2;
    const clear = (box, avoid) => inside(box) && free(box, placed) && free(box, avoid);
    const places = (gap) => awayFrom(chosen.length === 2 && chosen.includes(item.node.id) && middle, candidates(item, w, h, gap));
    let box = null;
    for (const gap of strong ? [3, 9, 16] : [3, 9]) box ||= places(gap).find((option) => clear(option, MAP.boxes));
    for (const avoid of strong || told || first(item) <= 1 ? [hubs, []] : []) {
      for (const gap of [3, 9, 16, 26]) box ||= places(gap).find((option) => clear(option, avoid));
    }
    if (!box) continue;
    const faint = Boolean(lifted) && first(item) === 3;
    placed.push({ ...box, id: item.node.id, text, font, size, faint, strong });
  }
  MAP.labels = placed;
}

// The two of a pair have their labels outside, where they hide no line.
function awayFrom(point, boxes) {
  if (!point) return boxes;
  const distance = (box) => Math.hypot(box.x + box.w / 2 - point.x, box.y + box.h / 2 - point.y);
  return boxes.sort((a, b) => distance(b) - distance(a));
}

function candidates({ x, y, r }, w, h, gap) {
  const g = r + gap;
  const d = g * 0.72;
  return [
    [x + g, y - h / 2, "left"],
    [x - g - w, y - h / 2, "right"],
    [x - w / 2, y + g - 1, "center"],
    [x - w / 2, y - g - h + 1, "center"],
    [x + d, y + d - h / 3, "left"],
    [x + d, y - d - (2 * h) / 3, "left"],
    [x - d - w, y + d - h / 3, "right"],
    [x - d - w, y - d - (2 * h) / 3, "right"],
  ].map(([left, top, align]) => ({ x: left, y: top, w, h, align }));
}

function drawLabels(ctx) {
  ctx.textBaseline = "middle";
  ctx.lineJoin = "round";
  for (const label of MAP.labels) {
    ctx.font = label.font;
    ctx.textAlign = label.align;
    const x = label.align === "left" ? label.x : label.align === "right" ? label.x + label.w : label.x + label.w / 2;
    const step = label.h / label.text.length;
    ctx.strokeStyle = withAlpha(INK.page(), label.faint ? 0.4 : 0.88);
    ctx.fillStyle = withAlpha(INK.text(), label.faint ? 0.28 : 1);
    ctx.lineWidth = 3.2;
    label.text.forEach((row, index) => ctx.strokeText(isolated(row), x, label.y + step * (index + 0.5)));
    label.text.forEach((row, index) => ctx.fillText(isolated(row), x, label.y + step * (index + 0.5)));
  }
}

const labelAt = (x, y) => MAP.labels.findLast((label) => overlap(label, { x, y, w: 1, h: 1 }));
