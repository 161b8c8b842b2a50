// A browser that draws no canvas: the map says so in its place, and has a network that draws nothing, so that all else works.

const hasCanvas = () => Boolean(document.createElement("canvas").getContext("2d"));

function blankNetwork() {
  const box = byId("canvas");
  fill(box, el("p", { className: "trouble", role: "alert", text: "The map is not shown: this browser draws no canvas, or forbids this page to. Allow it, or open the file in another browser. The other views hold the same claims." }));
  box.removeAttribute("aria-label");
  byId("zoom").hidden = true;
  box.setAttribute("role", "group");
  const middle = ({ x, y }) => ({ x: x + frame().width / 2, y: y + frame().height / 2 });
  const nothing = () => {};
  return {
    isBlank: true,
    body: { nodes: {}, edges: {}, emitter: { emit: nothing } },
    getScale: () => 1,
    getViewPosition: () => ({ x: 0, y: 0 }),
    canvasToDOM: middle,
    getNodeAt: nothing,
    getEdgeAt: nothing,
    moveTo: nothing,
    on: nothing,
    redraw: nothing,
  };
}

const isBlank = () => Boolean(MAP.network && MAP.network.isBlank);
