// What leaves the page: its address, a picture in pixels or vectors, the claims as CSV, and a sheet on paper.

function shareButton() {
  return el("button", { type: "button", id: "share", text: "Share", "aria-haspopup": "dialog", onclick: openShare });
}

function openShare() {
  const isMap = S.view === "map";
  const said = el("p", { className: "soft", role: "status" });
  const close = el("button", { type: "button", className: "small", text: "Close", onclick: () => dialog.close() });
  const dialog = el(
    "dialog",
    { id: "sharing", "aria-labelledby": "sharing-title", onclose: () => { dialog.remove(); byId("share").focus(); } },
    el("h2", { id: "sharing-title", text: "Share or keep this view" }),
    el("p", { className: "soft", text: notice() }),
    el("ul", {},
      choice("copy-link", "Copy the link", "Opens the page as you see it now: view, selection, filters.", async (button) => { said.textContent = (await copied(location.href, button)) ? "The link is copied." : "Select the link and copy it."; }),
      isMap && choice("save-png", "Picture (PNG)", "The map as you see it, twice the size, with legend and source.", async () => { said.textContent = (await savePng()) ? "The picture is saved." : "This browser could not draw the picture."; }),
      isMap && choice("save-svg", "Drawing (SVG)", "The same in vectors, to edit or print large.", () => save("map.svg", "image/svg+xml", svgText())),
      choice("save-csv", "Claims (CSV)", "The claims that pass the filters, as a table.", () => saveCsv(sorted(listed()))),
      choice("print", "Print", "A sheet with the view, the claims that are open, and the source.", () => { dialog.close(); print(); })),
    said,
    close,
  );
  document.body.append(dialog);
  dialog.showModal();
}

const choice = (id, label, about, act) =>
  el("li", {}, el("div", {}, el("button", { type: "button", id, text: label, onclick: ({ currentTarget }) => act(currentTarget) })), el("span", { className: "soft", text: about }));

const svgText = () => new XMLSerializer().serializeToString(picture());

async function toCanvas(scale) {
  const svg = picture();
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

async function savePng() {
  try {
    const canvas = await toCanvas(2);
    const blob = await new Promise((done) => canvas.toBlob(done, "image/png"));
    save("map.png", "image/png", blob);
    return true;
  } catch {
    return false;
  }
}

// On paper the map stands in vectors, with legend and source; the other views as they are.
function startPrinting() {
  const sheet = el("div", { id: "sheet", "aria-hidden": "true" });
  byId("canvas").before(sheet);
  const theme = () => document.documentElement.dataset;
  addEventListener("beforeprint", () => {
    VIEW.theme = S.theme;
    S.theme = "light";
    theme().theme = "light";
    fill(sheet, S.view === "map" ? picture() : el("p", { text: notice() }));
  });
  addEventListener("afterprint", () => {
    S.theme = VIEW.theme;
    theme().theme = S.theme || "";
    fill(sheet);
  });
}
