// Where the small marks stand: at the middle of lines that are not plain claims, or hedged ones.

// Each line with a status or a hedged claim has its marks near its middle, beside those of other lines where there is room.
function placeMarks(toScreen, lifted) {
  MAP.marked = [];
  for (const line of MAP.shown.lines) {
    if (!line.marks.length || (lifted && !lifted.lines.has(line.id))) continue;
    const w = 14 * line.marks.length;
    const options = (MAP.scene ? MAP.scene.shares(line) : [0.5, 0.44, 0.56, 0.38, 0.62, 0.32, 0.68]).map((share) => {
      const { x, y } = toScreen(pointOf(line, share));
      return { line, x: x - w / 2, y: y - 7, w, h: 14 };
    });
    const taken = MAP.scene ? [...MAP.marked, ...MAP.labels, ...MAP.boxes] : MAP.marked;
    MAP.marked.push(options.find((box) => !taken.some((other) => overlap(box, other))) || options[0]);
  }
}

function drawMarks(ctx) {
  for (const { line, x, y } of MAP.marked) {
    const colour = colourOf(MODES.get(line.mode));
    line.marks.forEach((mark, index) => drawMark(ctx, mark, x + 7 + 14 * index, y + 7, colour, INK.page()));
  }
}
