// The map as a file in pixels or vectors, and any view on paper.

const svgText = (format) => new XMLSerializer().serializeToString(picture(format));
const saveSvg = (format) => save(`${pictureName()}.svg`, "image/svg+xml", svgText(format));

async function toCanvas(scale, format) {
  const svg = picture(format);
  const width = Number(svg.getAttribute("width"));
  const height = Number(svg.getAttribute("height"));
  svg.setAttribute("width", width * scale);
  svg.setAttribute("height", height * scale);
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(new XMLSerializer().serializeToString(svg))}`;
  await image.decode();
  const canvas = el("canvas", { width: width * scale, height: height * scale });
  canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
  return canvas;
}

async function savePng(format) {
  try {
    const canvas = await toCanvas(2, format);
    const blob = await new Promise((done) => canvas.toBlob(done, "image/png"));
    save(`${pictureName()}.png`, "image/png", blob);
    return true;
  } catch {
    return false;
  }
}

// What the colours and strokes of a view mean, for paper, where the legend beside it is not printed.
function coloursKey() {
  const stroke = (colour, width, dash) => drawing("svg", { width: 34, height: 10, viewBox: "0 0 34 10", class: "stroke" },
    drawing("line", { x1: 1, y1: 5, x2: 33, y2: 5, stroke: colour, "stroke-width": width, ...(dash ? { "stroke-dasharray": dash.join(" ") } : {}) }));
  const entry = (drawn, label) => el("span", { className: "swatch" }, drawn, ` ${label}`);
  return el("p", { className: "colours-key" },
    [...MODES.values()].map((mode) => entry(stroke(mode.colour_light, 4), mode.label)),
    [...STATUSES.values()].map((status) => entry(stroke("#1B2127", 1.6, status.dash), status.label)));
}

// On paper the map stands in vectors, with legend and source; the other views as they are.
function startPrinting() {
  const sheet = byId("sheet");
  const theme = () => document.documentElement.dataset;
  addEventListener("beforeprint", () => {
    MEMORY.theme = STATE.theme;
    STATE.theme = "light";
    theme().theme = "light";
    const handout = document.querySelector("#handout .handout"); // a sheet to hand over is printed in place of what is behind it
    if (handout) document.body.dataset.handout = "open";
    fill(sheet, handout ? handout.cloneNode(true) : STATE.view === "map" ? !isBlank() && picture() : byId("view").querySelector("[style*='--mode']") && coloursKey());
  });
  addEventListener("afterprint", () => {
    STATE.theme = MEMORY.theme;
    theme().theme = STATE.theme || "";
    delete document.body.dataset.handout;
    fill(sheet);
  });
}
