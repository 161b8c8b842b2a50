// The small marks at the middle of lines that are not plain claims, and the samples of lines in the legend.

const MARKS = {
  question(ctx, x, y, r) {
    ctx.font = `700 ${r * 1.75}px ${FONT}`;
    ctx.textAlign = "center";
    ctx.textBaseline = "middle";
    ctx.fillText("?", x, y + r * 0.1);
  },
  speech(ctx, x, y, r) {
    ctx.beginPath();
    ctx.roundRect(x - r * 0.62, y - r * 0.55, r * 1.24, r * 0.86, r * 0.2);
    ctx.moveTo(x - r * 0.35, y + r * 0.2);
    ctx.lineTo(x - r * 0.4, y + r * 0.72);
    ctx.lineTo(x + r * 0.1, y + r * 0.2);
    ctx.fill();
  },
  slash(ctx, x, y, r) {
    ctx.beginPath();
    ctx.moveTo(x - r * 0.7, y + r * 0.7);
    ctx.lineTo(x + r * 0.7, y - r * 0.7);
    ctx.lineWidth = 1.8;
    ctx.stroke();
  },
  ring(ctx, x, y, r) {
    ctx.beginPath();
    ctx.arc(x, y, r * 0.42, 0, 2 * Math.PI);
    ctx.lineWidth = 1.4;
    ctx.stroke();
  },
};

function drawMark(ctx, mark, x, y, colour, page) {
  const r = 6.5;
  ctx.setLineDash([]);
  ctx.beginPath();
  ctx.arc(x, y, r, 0, 2 * Math.PI);
  ctx.fillStyle = page;
  ctx.fill();
  ctx.strokeStyle = colour;
  ctx.lineWidth = 1.3;
  ctx.stroke();
  ctx.fillStyle = colour;
  MARKS[mark](ctx, x, y, r);
}

let MARKED = [];

// Each line with a status has its marks near its middle, beside those of other lines where there is room.
function placeMarks(toScreen, lifted) {
  MARKED = [];
  for (const line of SHOWN.lines) {
    if (!line.status.length || (lifted && !lifted.lines.has(line.id))) continue;
    const w = 14 * line.status.length;
    const options = (SCENE ? SCENE_SHARES.map((share) => shareNear(line, share)) : [0.5, 0.44, 0.56, 0.38, 0.62, 0.32, 0.68]).map((share) => {
      const { x, y } = toScreen(pointOf(line, share));
      return { line, x: x - w / 2, y: y - 7, w, h: 14 };
    });
    const taken = SCENE ? [...MARKED, ...LABELS, ...NODE_BOXES] : MARKED;
    MARKED.push(options.find((box) => !taken.some((other) => hits(box, other))) || options[0]);
  }
}

function drawMarks(ctx) {
  for (const { line, x, y } of MARKED) {
    const colour = colourOf(MODES.get(line.mode));
    line.status.forEach((id, index) => drawMark(ctx, STATUSES.get(id).mark, x + 7 + 14 * index, y + 7, colour, INK.page()));
  }
}

// A line as the map draws it, for the legend: same dash, same mark.
function sample(colour, width, dash, mark) {
  const ratio = Math.max(devicePixelRatio || 1, 2);
  const canvas = el("canvas", { width: 46 * ratio, height: 16 * ratio, className: "sample", "aria-hidden": "true" });
  const ctx = canvas.getContext("2d");
  ctx.scale(ratio, ratio);
  ctx.strokeStyle = colour;
  ctx.lineWidth = width;
  ctx.setLineDash(dash || []);
  ctx.beginPath();
  ctx.moveTo(1, 8);
  ctx.lineTo(45, 8);
  ctx.stroke();
  if (mark) drawMark(ctx, mark, 23, 8, colour, INK.page());
  return canvas;
}
