// The canvas: vis-network draws nodes and lines where we say, without physics; labels and marks are ours.

let NET = null;
let NODE_ROWS = null;
let LINE_ROWS = null;

function createNetwork() {
  NODE_ROWS = new vis.DataSet();
  LINE_ROWS = new vis.DataSet();
  NET = new vis.Network(
    byId("canvas"),
    { nodes: NODE_ROWS, edges: LINE_ROWS },
    {
      autoResize: true,
      physics: false,
      layout: { improvedLayout: false, randomSeed: 1 },
      interaction: { dragNodes: false, hover: true, keyboard: false, selectable: false, selectConnectedEdges: false, tooltipDelay: 1e9, zoomSpeed: 0.6 },
      nodes: { chosen: false },
      edges: { chosen: false, arrowStrikethrough: false, selfReference: { size: 16, angle: 0.8 } },
    },
  );
  NET.on("afterDrawing", overlay);
  NET.on("click", clicked);
  NET.on("hoverNode", ({ node }) => hovered(node));
  NET.on("blurNode", () => hovered(null));
  NET.on("resize", () => requestAnimationFrame(() => fit())); // after vis-network has moved its own view
  // the browser's own event: vis-network's is lost where the first click keeps the page busy
  byId("canvas").addEventListener("dblclick", doubleClicked);
}

function fit(isDerived) {
  placeNodes();
  drawAll({ position: { x: 0, y: 0 }, scale: 1, animation: false }, isDerived);
  VIEW.wasScene = Boolean(SCENE);
  if (SCENE) {
    counts();
    keepFocus(trailBar);
  }
}

function nodeRow(node, crowd, lifted) {
  const kind = KINDS.get(node.kind);
  const clear = !lifted || lifted.nodes.has(node.id);
  const colour = clear ? colourOf(kind) : faded(colourOf(kind), 0.15);
  const hollow = kind.fill === "hollow";
  const chosen = S.sel && (S.sel.a === node.id || S.sel.b === node.id);
  const row = {
    id: node.id,
    ...AT.get(node.id),
    size: sizeOf(node, crowd),
    color: { background: hollow ? INK.page() : colour, border: chosen ? INK.text() : hollow ? colour : INK.page() },
    borderWidth: chosen ? 3 : hollow ? 2.6 * Math.max(crowd, 0.8) : 0.8,
    shape: kind.shape,
  };
  if (OWN_SHAPES.has(kind.shape)) {
    row.shape = "custom";
    row.ctxRenderer = ({ ctx, x, y }) => ({
      drawNode: () => drawOutline(ctx, outline(kind.shape, row.size), x, y, row),
      nodeDimensions: { width: 2 * row.size, height: 2 * row.size },
    });
  }
  return row;
}

// Shapes that vis-network does not know; the rest of the ontology's are its own.
const OWN_SHAPES = new Set(["pentagon"]);

function drawOutline(ctx, points, x, y, row) {
  ctx.save();
  ctx.beginPath();
  points.forEach(([dx, dy], index) => (index ? ctx.lineTo(x + dx, y + dy) : ctx.moveTo(x + dx, y + dy)));
  ctx.closePath();
  ctx.fillStyle = row.color.background;
  ctx.fill();
  ctx.strokeStyle = row.color.border;
  ctx.lineWidth = row.borderWidth;
  ctx.stroke();
  ctx.restore();
}

function lineRow(line, lifted, crowd) {
  const mode = MODES.get(line.mode);
  const rest = mode.sign ? 0.62 : 0.34;
  const alpha = !lifted ? rest : lineAlpha(line, lifted);
  const colour = withAlpha(colourOf(mode), alpha);
  const open = line.status.some((id) => STATUSES.get(id).mark === "ring");
  const inward = Boolean(SCENE) && S.ego !== null && line.to === S.ego && line.from !== S.ego; // heads piled on the actor tell nothing
  return {
    id: line.id,
    from: line.from,
    to: line.to,
    width: (mode.width + 1.1 * Math.log2(line.claims.length)) * Math.max(crowd, 0.75),
    color: { color: colour, hover: colour, highlight: colour, inherit: false },
    dashes: line.dash || false,
    smooth: line.bend ? { enabled: true, type: "curvedCW", roundness: line.bend } : { enabled: false },
    arrows: {
      to: { enabled: !inward, scaleFactor: 0.5, type: open ? "vee" : "arrow" },
      middle: { enabled: inward, scaleFactor: 0.5, type: open ? "vee" : "arrow" },
    },
  };
}

// vis-network draws at every change of its rows; here it draws once, after all of them. A scene depends on the window, so
// it is derived anew; the map is not, where that has just been done.
function drawAll(view, isDerived) {
  if (SCENE || !isDerived) derive();
  const lifted = focus();
  const crowd = crowding();
  const nodes = [...SHOWN.nodes].reverse().map((node) => nodeRow(node, crowd, lifted));
  NET.body.emitter.emit("_blockRedraw");
  renew(NODE_ROWS, nodes);
  renew(LINE_ROWS, SHOWN.lines.map((line) => lineRow(line, lifted, crowd)));
  if (view) NET.moveTo(view);
  NET.body.emitter.emit("_allowRedraw");
  NET.redraw();
}

// What is drawn first lies below, so another order means another set; the same rows are only changed.
function renew(rows, list) {
  const ids = rows.getIds();
  if (ids.length === list.length && list.every((row, index) => row.id === ids[index])) return void rows.update(list);
  if (ids.length) rows.clear();
  rows.add(list);
}

const redraw = () => NET && NET.redraw();

// A point of a line on its curve, by default the middle; this reaches into vis-network, whose version is fixed.
function pointOf(line, share = 0.5) {
  const edge = NET.body.edges[line.id];
  if (line.from === line.to || !edge) {
    const at = AT.get(line.from);
    return { x: at.x, y: at.y - 30 };
  }
  return edge.edgeType.getPoint(share);
}

function overlay(ctx) {
  const ratio = ctx.canvas.width / ctx.canvas.clientWidth;
  const toScreen = (point) => NET.canvasToDOM(point);
  const lifted = focus();
  ctx.save();
  ctx.setTransform(ratio, 0, 0, ratio, 0, 0);
  if (SCENE) placeLabels(ctx, toScreen, NET.getScale(), crowding()); // in a scene marks make way for labels
  placeMarks(toScreen, lifted);
  if (!SCENE) placeLabels(ctx, toScreen, NET.getScale(), crowding());
  drawNumbers(ctx, toScreen);
  drawMarks(ctx);
  drawNotes(ctx, toScreen);
  drawRing(ctx, toScreen);
  drawLabels(ctx);
  ctx.restore();
}

function drawRing(ctx, toScreen) {
  const id = VIEW.cursor;
  if (!id || !AT.has(id)) return;
  const { x, y } = toScreen(AT.get(id));
  ctx.beginPath();
  ctx.setLineDash([]);
  ctx.arc(x, y, sizeOf(N.get(id), crowding()) * NET.getScale() + 6, 0, 2 * Math.PI);
  ctx.strokeStyle = INK.text();
  ctx.lineWidth = 2.5;
  ctx.stroke();
}

function hovered(id) {
  VIEW.hover = id;
  byId("canvas").style.cursor = id ? "pointer" : "";
  redraw();
}

// Whether an event is the second of a double click whose first has changed the picture; its own time counts, not ours.
const isEcho = ({ timeStamp }) => timeStamp - VIEW.steppedAt < 350;

function doubleClicked(event) {
  const box = byId("canvas").getBoundingClientRect();
  const at = { x: event.clientX - box.left, y: event.clientY - box.top };
  const id = NET.getNodeAt(at) || (labelAt(at.x, at.y) || {}).id;
  if (id && !isEcho(event)) focusOnActor(id);
  else if (!id && !SCENE) fit();
}

function clicked({ pointer, event }) {
  if (isEcho(event.srcEvent)) return;
  const { x, y } = pointer.DOM;
  const node = NET.getNodeAt({ x, y });
  const label = node || (labelAt(x, y) || {}).id;
  if (label && VIEW.pathFrom) return showPath(VIEW.pathFrom, label);
  if (label) return select(label);
  const line = NET.body.edges[NET.getEdgeAt({ x, y })];
  if (line) return selectPair(line.fromId, line.toId);
  if (S.ego) select(S.ego);
  else if (S.sel) set({ sel: null });
}
