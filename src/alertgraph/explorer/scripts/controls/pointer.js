// Clicks on the canvas: a click selects, a second one brings into focus, or fits the map to the window.

// Whether an event is the second of a double click whose first has changed the picture; its own time counts, not ours.
const isEcho = ({ timeStamp }) => timeStamp - MEMORY.steppedAt < 350;

function doubleClicked(event) {
  const box = byId("canvas").getBoundingClientRect();
  const at = { x: event.clientX - box.left, y: event.clientY - box.top };
  const id = MAP.network.getNodeAt(at) || (labelAt(at.x, at.y) || {}).id;
  if (id && !isEcho(event)) focusOnActor(id);
  else if (!id && !MAP.scene) fit();
}

function clicked({ pointer, event }) {
  if (isEcho(event.srcEvent)) return;
  const { x, y } = pointer.DOM;
  const node = MAP.network.getNodeAt({ x, y });
  const label = node || (labelAt(x, y) || {}).id;
  if (label && MEMORY.pathFrom) return showPath(MEMORY.pathFrom, label);
  if (label) return select(label);
  const line = MAP.network.body.edges[MAP.network.getEdgeAt({ x, y })];
  if (line) return selectPair(line.fromId, line.toId);
  if (STATE.ego) select(STATE.ego);
  else if (STATE.sel) set({ sel: null });
}

// Once there is a network.
function startPointer() {
  MAP.network.on("click", clicked);
  // the browser's own event: vis-network's is lost where the first click keeps the page busy
  byId("canvas").addEventListener("dblclick", doubleClicked);
}
