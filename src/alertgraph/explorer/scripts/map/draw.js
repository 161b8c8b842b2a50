// The canvas: vis-network draws nodes and lines where we say, without physics; labels and marks are ours.

function createNetwork() {
  MAP.nodeRows = new vis.DataSet();
  MAP.lineRows = new vis.DataSet();
  if (!hasCanvas()) return void (MAP.network = blankNetwork());
  MAP.network = new vis.Network(
    byId("canvas"),
    { nodes: MAP.nodeRows, edges: MAP.lineRows },
    {
      autoResize: true,
      physics: false,
      layout: { improvedLayout: false, randomSeed: 1 },
      interaction: { dragNodes: false, hover: true, keyboard: false, selectable: false, selectConnectedEdges: false, tooltipDelay: 1e9, zoomSpeed: 0.6 },
      nodes: { chosen: false },
      edges: { chosen: false, arrowStrikethrough: false, selfReference: { size: 16, angle: 0.8 } },
    },
  );
  MAP.network.on("afterDrawing", overlay);
  MAP.network.on("hoverNode", ({ node }) => hovered(node));
  MAP.network.on("blurNode", () => hovered(null));
  MAP.network.on("resize", () => requestAnimationFrame(() => fit())); // after vis-network has moved its own view
}

function fit(isDerived) {
  placeNodes();
  drawAll({ position: { x: 0, y: 0 }, scale: 1, animation: false }, isDerived);
  MEMORY.wasScene = Boolean(MAP.scene);
  if (MAP.scene) {
    tellCounts();
    MAP.scene.tell();
  }
}

// What a picture is made of: the labels whole, and where a size is given all placed for a frame of that size. The map is afterwards
// as it was, before anything else is drawn.
function pictured(size, make) {
  const view = { position: MAP.network.getViewPosition(), scale: MAP.network.getScale(), animation: false };
  MAP.framed = size;
  MAP.whole = true;
  try {
    if (size) fit();
    else redraw();
    return make();
  } finally {
    MAP.framed = null;
    MAP.whole = false;
    if (size) fit();
    MAP.network.moveTo(view);
    redraw();
  }
}

function nodeRow(node, crowd, lifted) {
  const kind = KINDS.get(node.kind);
  const clear = !lifted || lifted.nodes.has(node.id);
  const colour = clear ? colourOf(kind) : faded(colourOf(kind), 0.15);
  const hollow = kind.fill === "hollow";
  const chosen = STATE.sel && (STATE.sel.a === node.id || STATE.sel.b === node.id);
  const row = {
    id: node.id,
    ...PLACES.get(node.id),
    size: sizeOf(node, crowd),
    color: { background: hollow ? INK.page() : colour, border: chosen ? INK.text() : hollow ? colour : INK.page() },
    borderWidth: chosen ? 3 : hollow ? 2.6 * Math.max(crowd, 0.8) : 0.8,
    shape: kind.shape,
  };
  if (OWN_SHAPES.has(kind.shape)) {
    row.shape = "custom";
    row.ctxRenderer = ({ ctx, x, y }) => { // vis-network keeps the first that a node has, so each asks for the row as it is now
      const now = MAP.nodeRows.get(node.id) || row;
      return {
        drawNode: () => drawOutline(ctx, outline(kind.shape, now.size), x, y, now),
        nodeDimensions: { width: 2 * now.size, height: 2 * now.size },
      };
    };
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

// How strong a line is drawn beside what is lifted out.
const lineAlpha = (line, lifted) => (lifted.lines.has(line.id) ? (lifted.rest && MODES.get(line.mode).tie ? 0.5 : 0.92) : lifted.rest && lifted.rest.has(line.id) ? 0.2 : lifted.rest ? 0.07 : 0.05);

function lineRow(line, lifted, crowd) {
  const mode = MODES.get(line.mode);
  const rest = mode.tie ? 0.34 : 0.62;
  const alpha = !lifted ? rest : lineAlpha(line, lifted);
  const colour = withAlpha(colourOf(mode), alpha);
  const open = line.status.some((id) => STATUSES.get(id).mark === "ring");
  const inward = Boolean(MAP.scene) && STATE.ego !== null && line.to === STATE.ego && line.from !== STATE.ego; // heads piled on the actor tell nothing
  return {
    id: line.id,
    from: line.from,
    to: line.to,
    width: (mode.width + 1.1 * Math.log2(line.claims.length)) * Math.max(crowd, 0.75),
    color: { color: colour, hover: colour, highlight: colour, inherit: false },
    dashes: line.dash || false,
    smooth: line.bend ? { enabled: true, type: line.bend > 0 ? "curvedCW" : "curvedCCW", roundness: Math.abs(line.bend) } : { enabled: false },
    arrows: {
      to: { enabled: !inward, scaleFactor: 0.5, type: open ? "vee" : "arrow" },
      middle: { enabled: inward, scaleFactor: 0.5, type: open ? "vee" : "arrow" },
    },
  };
}

// vis-network draws at every change of its rows; here it draws once, after all of them. A scene depends on the window, so
// it is derived anew; the map is not, where that has just been done.
function drawAll(view, isDerived) {
  if (MAP.scene || !isDerived) derive();
  const lifted = focus();
  const crowd = crowding();
  routeLines(crowd);
  const nodes = [...MAP.shown.nodes].reverse().map((node) => nodeRow(node, crowd, lifted));
  MAP.network.body.emitter.emit("_blockRedraw");
  renew(MAP.nodeRows, nodes);
  renew(MAP.lineRows, MAP.shown.lines.map((line) => lineRow(line, lifted, crowd)));
  if (view) MAP.network.moveTo(view);
  MAP.network.body.emitter.emit("_allowRedraw");
  MAP.network.redraw(); // vis-network draws each line between the ends that its drawing before has found: the first finds them,
  MAP.network.redraw(); // the second draws no line to where an entry was
}

// What is drawn first lies below, so another order means another set; the same rows are only changed.
function renew(rows, list) {
  const ids = rows.getIds();
  if (ids.length === list.length && list.every((row, index) => row.id === ids[index])) return void rows.update(list);
  if (ids.length) rows.clear();
  rows.add(list);
}

const redraw = () => MAP.network && MAP.network.redraw();

// A point of a line on its curve, by default the middle; this reaches into vis-network, whose version is fixed.
function pointOf(line, share = 0.5) {
  const edge = MAP.network.body.edges[line.id];
  if (line.from === line.to || !edge) {
    const at = PLACES.get(line.from);
    return { x: at.x, y: at.y - 30 };
  }
  return edge.edgeType.getPoint(share);
}

function overlay(ctx) {
  const ratio = ctx.canvas.width / ctx.canvas.clientWidth;
  const toScreen = onScreen;
  const lifted = focus();
  ctx.save();
  ctx.setTransform(ratio, 0, 0, ratio, 0, 0);
  if (MAP.scene) placeLabels(toScreen, MAP.network.getScale(), crowding()); // in a scene marks make way for labels
  placeMarks(toScreen, lifted);
  if (!MAP.scene) placeLabels(toScreen, MAP.network.getScale(), crowding());
  if (MAP.scene) MAP.scene.drawNumbers(ctx, toScreen);
  drawMarks(ctx);
  if (MAP.scene) MAP.scene.drawNotes(ctx, toScreen);
  drawRing(ctx, toScreen);
  drawLabels(ctx);
  ctx.restore();
}

function drawRing(ctx, toScreen) {
  const id = MEMORY.cursor;
  if (!id || !PLACES.has(id)) return;
  const { x, y } = toScreen(PLACES.get(id));
  ctx.beginPath();
  ctx.setLineDash([]);
  ctx.arc(x, y, sizeOf(ENTRIES.get(id), crowding()) * MAP.network.getScale() + 6, 0, 2 * Math.PI);
  ctx.strokeStyle = INK.text();
  ctx.lineWidth = 2.5;
  ctx.stroke();
}

function hovered(id) {
  MEMORY.hover = id;
  byId("canvas").style.cursor = id ? "pointer" : "";
  redraw();
}
