// Names that are too long for their room, cut so that each still says which it is.

const RULER = document.createElement("canvas").getContext("2d"); // null where the browser draws none: then a letter is as wide as any
const LETTER = 8;
const WIDTHS = new Map();

function widthOf(text, font) {
  const key = font + text;
  if (!RULER) return LETTER * [...text].length;
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

// Each key with its rows by the first of some ways of cutting that makes them unlike those of all others; what no way tells
// apart, such as two of one name, has its rows by the first.
function distinct(keys, ways) {
  const found = new Map();
  const taken = new Set();
  let open = [...new Set(keys)];
  for (const way of ways) {
    const made = open.map(way).map((rows, index) => ({ key: open[index], rows, text: rows.join(" ") }));
    const times = new Map();
    for (const { text } of made) times.set(text, (times.get(text) || 0) + 1);
    for (const { key, rows, text } of made) {
      if (times.get(text) > 1 || taken.has(text)) continue;
      found.set(key, rows);
      taken.add(text);
    }
    open = open.filter((key) => !found.has(key));
  }
  for (const key of open) found.set(key, ways[0](key));
  return found;
}

// Names in one row each, no wider than that.
const cutNames = (names, font, room) => distinct(names, CUTS.map((share) => (name) => [cutAt(name, share, (text) => widthOf(text, font) <= room)]));
