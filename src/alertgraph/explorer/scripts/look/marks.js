// The small marks of what is not said plainly and of yielding, and the samples of lines in the legend.

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
  wave(ctx, x, y, r) {
    ctx.beginPath();
    ctx.moveTo(x - r * 0.6, y + r * 0.15);
    ctx.bezierCurveTo(x - r * 0.2, y - r * 0.8, x + r * 0.2, y + r * 0.8, x + r * 0.6, y - r * 0.15);
    ctx.lineWidth = 1.6;
    ctx.stroke();
  },
  giveWay(ctx, x, y, r) {
    ctx.beginPath();
    ctx.moveTo(x - r * 0.5, y - r * 0.35);
    ctx.lineTo(x + r * 0.5, y - r * 0.35);
    ctx.lineTo(x, y + r * 0.55);
    ctx.closePath();
    ctx.lineWidth = 1.4;
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

// A line as the map draws it, for the legend: same dash, same mark.
function sample(colour, width, dash, mark) {
  const ratio = Math.max(devicePixelRatio || 1, 2);
  const canvas = el("canvas", { width: 46 * ratio, height: 16 * ratio, className: "sample", "aria-hidden": "true" });
  const ctx = canvas.getContext("2d");
  if (!ctx) return canvas;
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
