// The map in vectors: its lines, entries, marks and labels, each as the canvas has them.

// vis-network bends lines as quadratic curves; their middle gives the one point that steers them.
function drawnLines() {
  const lifted = focus();
  return MAP.shown.lines.filter((line) => PLACES.has(line.from) && PLACES.has(line.to)).map((line) => {
    const row = lineRow(line, lifted, crowding());
    const [start, end] = [line.from, line.to].map((id) => onScreen(PLACES.get(id)));
    const middle = onScreen(pointOf(line, 0.5));
    const control = { x: 2 * middle.x - (start.x + end.x) / 2, y: 2 * middle.y - (start.y + end.y) / 2 };
    const [, rgb, alpha] = row.color.color.match(/rgba\((.+),([\d.]+)\)/);
    const paint = { stroke: `rgb(${rgb})`, "stroke-opacity": alpha, "stroke-width": (row.width * MAP.network.getScale()).toFixed(2) };
    const back = { x: middle.x - end.x + start.x, y: middle.y - end.y + start.y };
    const tip = row.arrows.middle.enabled ? arrowTip(back, middle, -4) : arrowTip(control, end, sizeOf(ENTRIES.get(line.to), crowding()) * MAP.network.getScale() + 1);
    const place = row.arrows.middle.enabled ? arrowTip(start, middle, 0) : tip;
    const path = line.from === line.to ? `M${start.x},${start.y} m-14,-24 a14,14 0 1 1 28,0 a14,14 0 1 1 -28,0` : `M${pointText(start)} Q${pointText(control)} ${pointText(end)}`;
    return drawing("g", {},
      drawing("path", { d: path, fill: "none", ...paint, ...(line.dash ? { "stroke-dasharray": line.dash.join(" ") } : {}) }),
      line.from !== line.to && drawing("path", { d: place, fill: paint.stroke, "fill-opacity": alpha, "data-to": line.to }));
  });
}

const pointText = ({ x, y }) => `${x.toFixed(1)},${y.toFixed(1)}`;

function arrowTip(from, end, gap) {
  const angle = Math.atan2(end.y - from.y, end.x - from.x);
  const reach = (length, turn = 0) => ({ x: end.x - gap * Math.cos(angle) - length * Math.cos(angle + turn), y: end.y - gap * Math.sin(angle) - length * Math.sin(angle + turn) });
  return `M${pointText(reach(0))} L${pointText(reach(8, 0.42))} L${pointText(reach(8, -0.42))} Z`;
}

function drawnNodes() {
  const lifted = focus();
  const scale = MAP.network.getScale();
  return [...MAP.shown.nodes].reverse().filter((node) => PLACES.has(node.id)).map((node) => {
    const row = nodeRow(node, crowding(), lifted);
    const { x, y } = onScreen(PLACES.get(node.id));
    const r = row.size * scale;
    const paint = { fill: row.color.background, stroke: row.color.border, "stroke-width": row.borderWidth, "data-entry": node.id };
    const points = outline(KINDS.get(node.kind).shape, r);
    return points
      ? drawing("polygon", { points: points.map(([dx, dy]) => pointText({ x: x + dx, y: y + dy })).join(" "), ...paint })
      : drawing("circle", { cx: x.toFixed(1), cy: y.toFixed(1), r: r.toFixed(1), ...paint });
  });
}

const SIGNS = { question: "?", speech: "“", slash: "/", ring: "○", wave: "~", giveWay: "▽" };

function drawnMarks() {
  return MAP.marked.map(({ line, x, y }) => line.marks.map((mark, index) =>
    signedMark(mark, x + 7 + 14 * index, y + 7, colourOf(MODES.get(line.mode)))));
}

const signedMark = (mark, x, y, colour) =>
  drawing("g", {},
    drawing("circle", { cx: x, cy: y, r: 6.5, fill: INK.page(), stroke: colour, "stroke-width": 1.3 }),
    written(SIGNS[mark], x, y + (mark === "speech" ? 3.5 : 0), { size: 10.5, weight: 700, anchor: "middle", fill: colour }));

function drawnLabels() {
  const anchor = { left: "start", right: "end", center: "middle" };
  return MAP.labels.map((label) => {
    const x = label.align === "left" ? label.x : label.align === "right" ? label.x + label.w : label.x + label.w / 2;
    const step = label.h / label.text.length;
    return label.text.map((row, index) => written(row, x.toFixed(1), (label.y + step * (index + 0.5)).toFixed(1), {
      size: label.size.toFixed(1), weight: label.strong ? 600 : 400, anchor: anchor[label.align],
      "fill-opacity": label.faint ? 0.28 : 1, stroke: INK.page(), "stroke-width": 3, "stroke-linejoin": "round", "stroke-opacity": 0.88, "paint-order": "stroke",
    }));
  });
}
