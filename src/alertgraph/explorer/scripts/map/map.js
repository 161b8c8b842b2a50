// The state of the map: what is drawn now, and where its labels and marks stand.

const MAP = {
  network: null, // vis-network's, made when the map is first shown
  nodeRows: null,
  lineRows: null,
  shown: { nodes: [], claims: [], lines: [] },
  labels: [],
  boxes: [], // of nodes, which labels keep off
  marked: [],
  framed: null, // the width and height of a picture while it is made
  whole: false, // whether labels are never cut, as in a picture
  routed: null, // what is shown whose lines have been bent past the circles of others
  scene: null, // what is drawn in place of the map, where something is; it brings its own order, sizes, labels and words
  arrange: null, // sets scene for the state and the window as they are; the room of the scenes gives it
};

const inScene = () => STATE.view === "map" && Boolean(STATE.ego || STATE.path);

registerView({ id: "map", label: "Map", place: 0 });
registerPart({
  settle: (patch) => {
    if ("sel" in patch || "ego" in patch) MEMORY.cursor = null;
  },
  back: () => {
    if (!MEMORY.cursor) return false;
    MEMORY.cursor = null;
    redraw();
    return true;
  },
});
