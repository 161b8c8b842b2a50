// Focus on one actor: conflict on the left, cooperation on the right, what is neither below, and apart from these
// whoever is tied to it only by what the alert disputes, passes on, denies or expects.

const ROW = { least: 15, grid: 26, most: 36, head: 24 };

// The other parties in their groups, strongest first. The side comes from plain claims alone.
function egoGroups(id) {
  const parties = new Map();
  for (const claim of CLAIMS_OF.get(id)) {
    const other = otherEnd(claim, id);
    if (other === id || !isMapped(ENTRIES.get(other)) || !drawable(claim)) continue;
    if (!parties.has(other)) parties.set(other, []);
    parties.get(other).push(claim);
  }
  const groups = { left: [], right: [], below: [], apart: [] };
  for (const [other, claims] of parties) {
    const plain = claims.filter(isPlainLine);
    const signed = (sign) => plain.filter((claim) => MODES.get(claim.mode).sign === sign).length;
    const place = !plain.length ? "apart" : signed(-1) + signed(1) === 0 ? "below" : signed(-1) >= signed(1) ? "left" : "right";
    groups[place].push({ id: other, weight: claims.length });
  }
  for (const rows of Object.values(groups)) rows.sort((a, b) => b.weight - a.weight || (labelOf(a.id) < labelOf(b.id) ? -1 : 1));
  return groups;
}

// The strongest stand in the middle of their side, nearest to the actor.
function middleOut(rows) {
  const found = [];
  rows.forEach((row, index) => (index % 2 ? found.push(row) : found.unshift(row)));
  return found;
}

function arrangeEgo(id, width, height) {
  const groups = egoGroups(id);
  const { left, right, below, apart } = groups;
  const columns = Math.max(1, Math.floor((width - 16) / gridStep([...below, ...apart], width)));
  const sides = Math.max(left.length, right.length);
  const wanted = (rows) => Math.ceil(rows.length / columns);
  const heads = (below.length ? 1 : 0) + (apart.length ? 1 : 0);
  const rows = { below: wanted(below), apart: wanted(apart) };
  const all = rows.below + rows.apart;
  const frames = heads * (ROW.head + 6) + 8;
  const tight = sides ? ROW.head + 12 + sides * ROW.least : 120;
  const fits = tight + all * ROW.least + frames <= height;
  // Where all fit, the sides get room to breathe before the rows below do; else the sides keep what they need, at most three fifths.
  const forSides = fits ? Math.max(tight, Math.min(height - all * ROW.least - frames, Math.max(240, 60 + sides * 40))) : Math.max(Math.min(tight, 0.6 * height), height - all * ROW.least - frames);
  const space = Math.max(heads, Math.floor((height - forSides - frames) / ROW.least));
  while (rows.below + rows.apart > space) rows[rows.below >= rows.apart ? "below" : "apart"] -= 1;
  const pitch = all ? Math.max(ROW.least, Math.min(ROW.grid, (height - forSides - frames) / Math.max(1, rows.below + rows.apart))) : 0;
  const zone = (rows.below + rows.apart) * pitch + frames;
  const used = Math.min(height, forSides + zone);
  const top = -used / 2;
  const end = used / 2 - zone;
  MAP.scene.keep = (line) => line.from === id || line.to === id;
  arrangeSides(id, left, right, width, top + 6, end - 6);
  let y = end + ROW.head / 2;
  for (const [name, words] of [["below", "neither conflict nor cooperation"], ["apart", "only disputed, reported and others, each marked"]]) {
    if (!groups[name].length) continue;
    y = arrangeGrid(groups[name], { words, rows: Math.max(1, rows[name]), columns, width, pitch, y });
  }
  MAP.scene.groups = groups;
}

// How wide a column of the grid is; in a picture so wide that the longest label stands in it whole.
function gridStep(rows, width) {
  const usual = width < 500 ? 180 : 205;
  if (!MAP.whole) return usual;
  return Math.max(usual, ...rows.map(({ id }) => widthOf(labelOf(id), `400 ${SCENE_FONT.size}px ${FONT}`) + 44));
}

function arrangeSides(id, left, right, width, top, end) {
  const first = top + ROW.head;
  const high = end - first;
  const middle = (first + end) / 2;
  const most = Math.max(1, Math.floor(high / ROW.least));
  const half = width / 2;
  for (const [side, all, words] of [["left", left, "conflict"], ["right", right, "cooperation"]]) {
    if (!all.length) continue;
    const turn = side === "left" ? -1 : 1;
    const rows = middleOut(all.slice(0, all.length > most ? most - 1 : most));
    const pitch = Math.min(ROW.most, high / Math.max(rows.length + (all.length > rows.length ? 1 : 0), 1));
    const font = `400 ${SCENE_FONT.size}px ${FONT}`;
    const longest = Math.max(...rows.map((row) => widthOf(labelOf(row.id), font)));
    const room = Math.min(longest + 8, half * (width < 500 ? 0.46 : 0.5));
    const reach = Math.min(half - room - 20, 430);
    const height = (rows.length - 1) * pitch;
    const start = middle - height / 2 - (all.length > rows.length ? pitch / 2 : 0);
    rows.forEach((row, index) => {
      const y = start + index * pitch;
      const bow = Math.abs(y - middle) / Math.max(high / 2, 1);
      const x = turn * reach * (1 - 0.22 * bow * bow);
      placeEntry(row.id, x, y, side, half - Math.abs(x) - 18, pitch);
    });
    const edge = turn * (half - 10);
    addNote(turn < 0 ? `◀ ${words}: ${all.length}` : `${words}: ${all.length} ▶`, edge, Math.max(top + ROW.head / 2, Math.min(start - 22, start)), side === "left" ? "left" : "right");
    noteHidden(side, all.slice(rows.length), edge, start + rows.length * pitch, side === "left" ? "left" : "right");
  }
  placeEntry(id, 0, middle, "middle", Math.max(90, Math.min(240, (width < 500 ? 0.42 : 0.5) * half)));
}

function arrangeGrid(all, { words, rows, columns, width, pitch, y }) {
  const start = -width / 2 + 16;
  const step = (width - 24) / columns;
  const shown = all.slice(0, all.length > rows * columns ? rows * columns - 1 : rows * columns);
  addNote(`▼ ${words}: ${all.length}`, start - 6, y);
  shown.forEach((row, index) => {
    placeEntry(row.id, start + (index % columns) * step, y + ROW.head / 2 + 8 + Math.floor(index / columns) * pitch, "right", step - 34, pitch);
  });
  noteHidden(words, all.slice(shown.length), start + (columns - 1) * step - 6, y + ROW.head / 2 + 8 + (rows - 1) * pitch);
  return y + ROW.head + 6 + rows * pitch;
}

// Those for whom there is no room are named in the list, and the picture says how many.
function noteHidden(name, rows, x, y, align = "left") {
  if (!rows.length) return;
  MAP.scene.more.set(name, rows.length);
  addNote(`+${rows.length} in the list`, x, y, align, `+${rows.length} not drawn`);
}

// Arrows in focus: left and right change the side, up and down follow it; below stands what has no side.
function egoStep(key) {
  const from = PLACES.get(MEMORY.cursor) || PLACES.get(STATE.ego);
  const ahead = {
    ArrowLeft: (at) => at.x < from.x - 30, ArrowRight: (at) => at.x > from.x + 30,
    ArrowUp: (at) => at.y < from.y - 4, ArrowDown: (at) => at.y > from.y + 4,
  }[key];
  const sideways = key === "ArrowLeft" || key === "ArrowRight";
  const far = (at) => Math.abs(at.x - from.x) * (sideways ? 1 : 6) + Math.abs(at.y - from.y) * (sideways ? 6 : 1);
  const options = [...PLACES].filter(([id, at]) => id !== STATE.ego && ahead(at));
  options.sort((a, b) => far(a[1]) - far(b[1]));
  if (options.length) MEMORY.cursor = options[0][0];
  return options.length > 0;
}
