// Names that are too long for their room, cut so that each still says which it is.

const RULER = document.createElement("canvas").getContext("2d");
const WIDTHS = new Map();

function widthOf(text, font) {
  const key = font + text;
  if (!WIDTHS.has(key)) {
    RULER.font = font;
    WIDTHS.set(key, RULER.measureText(text).width);
  }
  return WIDTHS.get(key);
}

// The longest that fits of a name with that share of its letters from the beginning, the others from the end.
function cutAt(text, share, fits) {
  if (fits(text)) return text;
  const letters = [...text];
  for (let left = letters.length - 1; left > 1; left -= 1) {
    const head = Math.round(left * share);
    const cut = `${letters.slice(0, head).join("").trim()}…${letters.slice(letters.length - left + head).join("").trim()}`;
    if (fits(cut)) return cut;
  }
  return "…";
}

const CUTS = [1, 0.5, 0.3, 0, 0.7, 0.15, 0.85];

// Each name by the first of some ways of cutting that makes it unlike all others; ways gives the rows of a name. Those that no
// way tells apart stay whole.
function distinct(names, ways) {
  const found = new Map();
  const taken = new Set();
  let open = [...new Set(names)];
  for (const way of ways) {
    const made = open.map((name) => ({ name, rows: way(name) }));
    const times = new Map();
    for (const { rows } of made) times.set(rows.join(" "), (times.get(rows.join(" ")) || 0) + 1);
    const alone = made.filter(({ rows }) => times.get(rows.join(" ")) === 1 && !taken.has(rows.join(" ")));
    for (const { name, rows } of alone) {
      found.set(name, rows);
      taken.add(rows.join(" "));
    }
    open = open.filter((name) => !found.has(name));
    if (!open.length) return found;
  }
  for (const name of open) found.set(name, [name]);
  return found;
}

// Names in one row each, no wider than that.
const cutNames = (names, font, room) => distinct(names, CUTS.map((share) => (name) => [cutAt(name, share, (text) => widthOf(text, font) <= room)]));
