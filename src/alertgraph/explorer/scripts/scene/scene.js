// A scene draws a few entries in an order of its own instead of the map: one actor's ties, or the paths between two.

const SCENE_SHARES = [0.3, 0.25, 0.36, 0.2, 0.42, 0.48, 0.54, 0.6, 0.68, 0.15];
const SCENE_FONT = { size: 12, row: 14 };
const LEAST_FONT = 8; // pixels

// Arranges the entries for the window as it is now; called whenever the lines are derived.
function arrange() {
  MAP.scene = null;
  if (!inScene()) return;
  const { width, height } = frame();
  MAP.scene = {
    side: new Map(), // where each entry's label goes, with so much room, in so many rows
    room: new Map(),
    rows: new Map(),
    keep: () => true, // the lines that it is about
    notes: [], // words on the canvas
    more: new Map(), // entries not drawn
    focus: sceneFocus,
    sizeOf: sceneSize,
    shares: (line) => SCENE_SHARES.map((share) => shareNear(line, share)),
    placeLabels: placeSceneLabels,
    drawNumbers,
    drawNotes,
    tell: () => keepFocus(trailBar),
  };
  PLACES.clear();
  if (STATE.ego) arrangeEgo(STATE.ego, width, height);
  else arrangePaths(STATE.path, width, height);
}

MAP.arrange = arrange;

// Puts an entry at a place, its label on a side with so much room, in a row so high.
function placeEntry(id, x, y, side, room, pitch) {
  PLACES.set(id, { x, y });
  MAP.scene.side.set(id, side);
  MAP.scene.room.set(id, room);
  MAP.scene.rows.set(id, side === "middle" ? 3 : pitch >= 2 * SCENE_FONT.row ? 2 : 1);
}

const addNote = (text, x, y, align = "left", apart = text) => MAP.scene.notes.push({ text, x, y, align, apart }); // apart: where no list is beside it
const sceneSize = (node) => (node.id === STATE.ego ? 17 : STATE.path && [STATE.path.a, STATE.path.b].includes(node.id) ? 12 : 6.5 + Math.min(2.5, 0.28 * Math.sqrt(node.claims || 0)));

// What stands out in a scene: all its own lines, or those of the chosen pair; ties among the others stay faint.
function sceneFocus() {
  const own = new Set(MAP.shown.lines.filter(MAP.scene.keep).map((line) => line.id));
  const nodes = new Set(PLACES.keys());
  if (!STATE.sel || STATE.sel.b === undefined) return { nodes, lines: own, rest: new Set() };
  const { a, b } = STATE.sel;
  const pair = MAP.shown.lines.filter((line) => [line.from, line.to].includes(a) && [line.from, line.to].includes(b));
  return { nodes, lines: new Set(pair.map((line) => line.id)), rest: own };
}

// The text in one row, or in more where there is room, cut where it is too long: at its end, or where share says.
function fitted(text, font, room, most, share = 1) {
  const fits = (words) => widthOf(words, font) <= room;
  if (most < 2 || fits(text)) return [cutAt(text, share, fits)];
  const words = text.split(" ");
  let first = words.shift();
  while (words.length && fits(`${first} ${words[0]}`)) first += " " + words.shift();
  return [cutAt(first, share, fits), ...(words.length ? fitted(words.join(" "), font, room, most - 1, share) : [])];
}

function labelFont(node) {
  const strong = MAP.scene.side.get(node.id) === "middle" || (STATE.sel && STATE.sel.b !== undefined && [STATE.sel.a, STATE.sel.b].includes(node.id)) || [MEMORY.cursor, MEMORY.hover].includes(node.id);
  const size = node.id === STATE.ego ? 15 : SCENE_FONT.size;
  return { strong: Boolean(strong), size };
}

// A label in its room, cut as no other is; in a picture it is set smaller rather than cut, and goes beyond its room where it
// would not be read.
function sceneLabel(node, strong, size, room, cut) {
  const inRoom = (px, within) => {
    const font = `${strong ? 600 : 400} ${px}px ${FONT}`;
    return { size: px, font, text: fitted(node.label, font, within, MAP.scene.rows.get(node.id)) };
  };
  if (!MAP.whole) return { ...inRoom(size, room), text: cut };
  for (let px = size; px >= LEAST_FONT; px -= 0.5) {
    const smaller = inRoom(px, room);
    if (!smaller.text.some((row) => row.includes("…") && !node.label.includes(row))) return smaller;
  }
  return inRoom(LEAST_FONT, Infinity);
}

function placeSceneLabels(toScreen, scale) {
  const zoom = Math.min(1.35, Math.max(0.8, Math.sqrt(scale)));
  const texts = distinct(MAP.shown.nodes, CUTS.map((share) => (node) => {
    const { strong, size } = labelFont(node);
    return fitted(node.label, `${strong ? 600 : 400} ${size * zoom}px ${FONT}`, Math.max(24, MAP.scene.room.get(node.id) * Math.max(scale, 0.8)), MAP.scene.rows.get(node.id), share);
  }));
  MAP.labels = MAP.shown.nodes.map((node) => {
    const { x, y } = toScreen(PLACES.get(node.id));
    const side = MAP.scene.side.get(node.id);
    const strong = labelFont(node).strong;
    const room = Math.max(24, MAP.scene.room.get(node.id) * Math.max(scale, 0.8));
    const { size, font, text } = sceneLabel(node, strong, labelFont(node).size * zoom, room, texts.get(node));
    const w = Math.max(...text.map((row) => widthOf(row, font)));
    const h = text.length * size * 1.16;
    const r = sceneSize(node) * scale + 6;
    const beside = { left: x - r - w, right: x + r, middle: x - w / 2 }[side];
    const left = MAP.whole ? Math.max(2, Math.min(beside, frame().width - w - 2)) : beside;
    const top = side === "middle" ? y + r - 1 : y - h / 2;
    return { x: left, y: top, w, h, align: { left: "right", right: "left", middle: "center" }[side], id: node.id, text, font, size, faint: false, strong };
  });
  const words = MAP.scene.notes.map(({ text, x, y, align }) => {
    const at = toScreen({ x, y });
    const w = widthOf(text, `600 12px ${FONT}`);
    return { x: align === "left" ? at.x : align === "right" ? at.x - w : at.x - w / 2, y: at.y - 7, w, h: 14 };
  });
  MAP.boxes = words.concat(MAP.shown.nodes.map((node) => {
    const { x, y } = toScreen(PLACES.get(node.id));
    const r = sceneSize(node) * scale;
    return { x: x - r, y: y - r, w: 2 * r, h: 2 * r };
  }));
}

function drawNotes(ctx, toScreen) {
  ctx.textBaseline = "middle";
  ctx.font = `600 12px ${FONT}`;
  ctx.lineJoin = "round";
  ctx.lineWidth = 3.2;
  for (const { text, x, y, align } of MAP.scene.notes) {
    const at = toScreen({ x, y });
    ctx.textAlign = align;
    ctx.strokeStyle = withAlpha(INK.page(), 0.88);
    ctx.fillStyle = withAlpha(INK.text(), 0.72);
    ctx.strokeText(isolated(text), at.x, at.y);
    ctx.fillText(isolated(text), at.x, at.y);
  }
}

// Along a line from the party to the actor in the middle, so that marks and numbers stand where lines are apart.
function shareNear(line, share) {
  return STATE.ego && line.to === STATE.ego ? share : 1 - share;
}

// The number of claims behind a line, where there is more than one and no mark needs the place.
function drawNumbers(ctx, toScreen) {
  MAP.scene.numbers = [];
  const taken = [...MAP.marked, ...MAP.labels, ...MAP.boxes];
  const shown = sceneFocus();
  ctx.textAlign = "center";
  ctx.textBaseline = "middle";
  for (const line of MAP.shown.lines) {
    if (line.claims.length < 2 || !shown.lines.has(line.id)) continue;
    const text = `×${line.claims.length}`;
    const font = `600 10.5px ${FONT}`;
    const w = widthOf(text, font) + 7;
    const options = [0.28, 0.24, 0.33, 0.2, 0.38].map((share) => {
      const { x, y } = toScreen(pointOf(line, STATE.ego ? shareNear(line, share) : share + 0.22));
      return { x: x - w / 2, y: y - 7, w, h: 14 };
    });
    const box = options.find((option) => !taken.some((other) => overlap(option, other)));
    if (!box) continue;
    taken.push(box);
    MAP.scene.numbers.push({ text, box, line });
    const colour = colourOf(MODES.get(line.mode));
    ctx.setLineDash([]);
    ctx.beginPath();
    ctx.roundRect(box.x, box.y, box.w, box.h, 7);
    ctx.fillStyle = INK.page();
    ctx.fill();
    ctx.strokeStyle = colour;
    ctx.lineWidth = 1;
    ctx.stroke();
    ctx.font = font;
    ctx.fillStyle = INK.text();
    ctx.fillText(text, box.x + box.w / 2, box.y + 7.5);
  }
}

// The same words and numbers as vectors, for the picture that a reader takes away.
function drawnNotes() {
  if (!MAP.scene) return [];
  const anchors = { left: "start", center: "middle", right: "end" };
  const words = MAP.scene.notes.map(({ apart, x, y, align }) => {
    const at = onScreen({ x, y });
    return written(apart, at.x, at.y, { size: 12, weight: 600, anchor: anchors[align], "fill-opacity": 0.72 });
  });
  const numbers = (MAP.scene.numbers || []).map(({ text, box, line }) => drawing("g", {},
    drawing("rect", { x: box.x, y: box.y, width: box.w, height: box.h, rx: 7, fill: INK.page(), stroke: colourOf(MODES.get(line.mode)) }),
    written(text, box.x + box.w / 2, box.y + 7.5, { size: 10.5, weight: 600, anchor: "middle" })));
  return [words, numbers];
}
