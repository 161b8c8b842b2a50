// A picture to take away: a title, the map as it is seen or placed for a format, and below it legend and source. All words are
// measured in the font that draws them, and none is cut.

// Width and height of the whole, in pixels of a drawing; a picture in pixels has twice as many. As seen it is as wide as the map.
const FORMATS = new Map([
  ["seen", { label: "As seen", size: null }],
  ["wide", { label: "Slide, 16:9", size: { width: 1280, height: 720 } }],
  ["portrait", { label: "Portrait, 3:4", size: { width: 960, height: 1280 } }],
]);
const EDGE = 16;
const HEAD = { size: 20, row: 26 };
const FOOT = { size: 11.5, row: 16, legend: 12, line: 22, sample: 46, between: 18 };
const SLACK = 1.03; // where the drawing is opened with a font that runs a little wider

const measured = (text, size, weight) => SLACK * widthOf(text, `${weight} ${size}px ${FONT}`);

function picture(format = "seen") {
  const { size } = FORMATS.get(format);
  if (!size) return pictured(null, () => composed(frame(), null));
  let foot = 0;
  for (let turn = 0; ; turn++) { // what is drawn decides the legend, whose height decides the room of what is drawn
    const height = size.height - headOf(size.width).height - foot;
    const made = pictured({ width: size.width, height }, () => (footOf(size.width).height <= foot || turn > 3 ? composed({ width: size.width, height }, size.height) : footOf(size.width).height));
    if (typeof made !== "number") return made;
    foot = made;
  }
}

// Width and height of a picture in pixels, as far as they are known before it is made.
const frameOf = (format) => FORMATS.get(format).size || { width: Math.round(frame().width), height: null };

// Head, map and foot one below the other; of a given height, the foot stands at its end.
function composed({ width, height }, most) {
  const head = headOf(width);
  const foot = footOf(width);
  const whole = { width: Math.round(width), height: Math.round(most || head.height + height + foot.height) };
  const end = whole.height - foot.height;
  return drawing("svg", { xmlns: "http://www.w3.org/2000/svg", ...whole, viewBox: `0 0 ${whole.width} ${whole.height}`, "font-family": FONT.replaceAll('"', "'"), role: "img" },
    drawing("title", {}, `${pictureTitle()}. ${notice()}`),
    drawing("rect", { width: whole.width, height: whole.height, fill: INK.page() }),
    drawing("g", { class: "head" }, head.rows.map((row, index) => written(row, EDGE, EDGE + (index + 0.5) * HEAD.row, { size: HEAD.size, weight: 650 }))),
    drawing("clipPath", { id: "edge" }, drawing("rect", { width, height })),
    drawing("g", { class: "map", transform: `translate(0,${head.height})` }, drawing("g", { "clip-path": "url(#edge)" }, drawnLines(), drawnNodes(), drawnMarks(), drawnLabels(), drawnNotes())),
    drawing("line", { x1: 0, y1: end, x2: width, y2: end, stroke: INK.text(), "stroke-opacity": 0.25 }),
    drawing("g", { class: "foot", transform: `translate(0,${end})` }, foot.drawn));
}

function headOf(width) {
  const rows = wrapped(pictureTitle(), HEAD.size, 650, width - 2 * EDGE);
  return { rows, height: 2 * EDGE - 8 + rows.length * HEAD.row };
}

// The legend, each entry as wide as its words, in as few rows as hold them; then whose claims these are, then how much is shown.
function footOf(width) {
  const room = width - 2 * EDGE;
  const drawn = [];
  let [x, y, rowsHere] = [0, EDGE, 1];
  for (const { paint, label } of legendEntries()) {
    const rows = wrapped(label, FOOT.legend, 400, room - FOOT.sample);
    const wide = FOOT.sample + Math.max(...rows.map((row) => measured(row, FOOT.legend, 400)));
    if (x > 0 && x + wide > room) {
      y += FOOT.line + (rowsHere - 1) * FOOT.row;
      [x, rowsHere] = [0, 1];
    }
    const left = EDGE + x;
    drawn.push(paint(left, y + FOOT.line / 2), rows.map((row, at) => written(row, left + FOOT.sample, y + FOOT.line / 2 + at * FOOT.row, { size: FOOT.legend })));
    rowsHere = Math.max(rowsHere, rows.length);
    x += wide + FOOT.between;
  }
  if (drawn.length) y += FOOT.line + (rowsHere - 1) * FOOT.row;
  y += 6;
  const told = [...wrapped(notice(), FOOT.size, 600, room).map((row) => [row, 600]), ...wrapped([byId("count").textContent, ...leftOut()].join(". "), FOOT.size, 400, room).map((row) => [row, 400])];
  for (const [row, weight] of told) {
    drawn.push(written(row, EDGE, y + FOOT.row / 2, { size: FOOT.size, weight }));
    y += FOOT.row;
  }
  return { drawn, height: y + EDGE - 6 };
}

// What the picture leaves out: claims by their standing, and those for whom there was no room.
function leftOut() {
  const off = [...STATUSES.values()].filter(({ id }) => !STATE.also.has(id) && !MAP.shown.lines.some(({ status }) => status.includes(id)));
  const hidden = [...((MAP.scene && MAP.scene.more) || new Map()).values()].reduce((sum, number) => sum + number, 0);
  return [off.length && `Claims not drawn: ${off.map(({ label }) => label).join("; ")}`, hidden && `For want of room not drawn: ${plural(hidden, "actor or thing", "actors and things")}`].filter(Boolean);
}

// Words in rows that are no wider than the room; a word that is wider goes on in the next row.
function wrapped(text, size, weight, room) {
  const fits = (words) => measured(words, size, weight) <= room;
  const rows = [""];
  for (let word of text.split(" ")) {
    const longer = rows.at(-1) ? `${rows.at(-1)} ${word}` : word;
    if (fits(longer)) {
      rows[rows.length - 1] = longer;
      continue;
    }
    if (rows.at(-1)) rows.push("");
    while (!fits(word) && word.length > 1) {
      let end = word.length - 1;
      while (end > 1 && !fits(word.slice(0, end))) end -= 1;
      rows.splice(-1, 0, word.slice(0, end));
      word = word.slice(end);
    }
    rows[rows.length - 1] = word;
  }
  return rows;
}

// What the picture is of, in words and as the name of its file: who it is about, whose alert, and its date.
function pictureTitle() {
  if (STATE.ego) return `Ties of ${labelOf(STATE.ego)}, by what the alert says`;
  if (STATE.path) return `Paths from ${labelOf(STATE.path.a)} to ${labelOf(STATE.path.b)}, by what the alert says`;
  if (STATE.sel && STATE.sel.b !== undefined) return `${labelOf(STATE.sel.a)} and ${labelOf(STATE.sel.b)}, by what the alert says`;
  return STATE.sel ? `${labelOf(STATE.sel.a)}, by what the alert says` : "Who does what to whom, by what the alert says";
}

function pictureName() {
  const slug = (id) => id.slice(id.indexOf(":") + 1).replace(/[^\w-]+/g, "-");
  const { ego, path, sel } = STATE;
  const about = ego ? `${slug(ego)}-ties` : path ? `${slug(path.a)}-to-${slug(path.b)}` : sel && sel.b !== undefined ? `${slug(sel.a)}-and-${slug(sel.b)}` : sel ? slug(sel.a) : "map";
  return fileName(about);
}

// A name of a file: what it is about, whose alert it is from, and its date.
function fileName(about) {
  const alerts = Object.values(TABLES.alerts);
  const whose = alerts.length === 1 ? `${fold(alerts[0].publisher).split(" ")[0]}-${alerts[0].date}` : `${alerts.length}-alerts`;
  return `${about}-${whose}`;
}

// The kinds that are drawn, those of one look together.
function drawnKinds() {
  const byLook = new Map();
  for (const kind of KINDS.values()) {
    if (!MAP.shown.nodes.some((node) => node.kind === kind.id)) continue;
    const look = `${kind.shape} ${kind.fill} ${colourOf(kind)}`;
    byLook.set(look, [...(byLook.get(look) || []), kind]);
  }
  return [...byLook.values()];
}

// Only what the picture holds: the modes, dashes, marks and kinds that are drawn.
function legendEntries() {
  const stroke = (colour, width, dash, mark) => (x, y) => drawing("g", {},
    drawing("line", { x1: x, y1: y, x2: x + 38, y2: y, stroke: colour, "stroke-width": width, ...(dash ? { "stroke-dasharray": dash.join(" ") } : {}) }),
    mark && signedMark(mark, x + 19, y, colour));
  const shape = (kind) => (x, y) => drawing("g", { transform: `translate(${x + 22},${y - 8})` }, icon(kind, 16));
  const counted = (x, y) => drawing("g", {}, drawing("rect", { x: x + 8, y: y - 7, width: 24, height: 14, rx: 7, fill: INK.page(), stroke: INK.text(), "stroke-opacity": 0.5 }), written("×2", x + 20, y + 0.5, { size: 10.5, weight: 600, anchor: "middle" }));
  const used = (test) => MAP.shown.lines.some(test);
  return [
    ...[...MODES.values()].filter((mode) => used((line) => line.mode === mode.id)).map((mode) => ({ paint: stroke(colourOf(mode), mode.width + 0.6, null, mode.mark), label: mode.label })),
    ...(used((line) => !line.status.length && line.dash) ? [{ paint: stroke(INK.text(), 1.6, TABLES.hedged), label: "all claims hedged" }] : []),
    ...(used((line) => line.marks.includes("wave")) ? [{ paint: stroke(INK.text(), 1.6, null, "wave"), label: "a hedged claim among them" }] : []),
    ...(used((line) => line.claims.length > 1) ? [{ paint: stroke(INK.text(), 4.5), label: "thicker: more claims" }] : []),
    ...(MAP.scene && (MAP.scene.numbers || []).length ? [{ paint: counted, label: "so many claims in a line" }] : []),
    ...[...STATUSES.values()].filter((status) => used((line) => line.status.includes(status.id))).map((status) => ({ paint: stroke(INK.text(), 1.6, status.dash, status.mark), label: status.label })),
    ...drawnKinds().map((kinds) => ({ paint: shape(kinds[0]), label: kinds.map(({ label }) => label).join(", ") })),
  ];
}
