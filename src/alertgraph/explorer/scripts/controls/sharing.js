// What leaves the page: its address, a picture in pixels or vectors, the claims as CSV, and a sheet on paper.

function shareButton() {
  return el("button", { type: "button", id: "share", text: "Share", "aria-haspopup": "dialog", onclick: openShare });
}

function openShare() {
  const isMap = STATE.view === "map";
  const said = el("p", { className: "soft", role: "status" });
  const close = el("button", { type: "button", className: "small", text: "Close", onclick: () => dialog.close() });
  const dialog = el(
    "dialog",
    { id: "sharing", "aria-labelledby": "sharing-title", onkeydown: (event) => event.stopPropagation(), onclose: () => { dialog.remove(); byId("share").focus(); } },
    el("h2", { id: "sharing-title", text: "Share or keep this view" }),
    el("p", { className: "soft", text: notice() }),
    holdsText() && el("p", { className: "holds-text", text: `${TEXT_WARNING} The page without it is index.html, beside this one.` }),
    el("ul", {},
      shareChoice("copy-link", "Copy the link", "Opens the page as you see it now: view, selection, filters.", async (button) => { said.textContent = (await copied(location.href, button)) ? "The link is copied." : "Select the link and copy it."; }),
      isMap && !isBlank() && pictureChoice(said),
      shareChoice("save-csv", "Claims (CSV)", `The ${plural(listed().length, "claim")}${currentScope() ? ` ${currentScope().words()}` : ""} that ${listed().length === 1 ? "passes" : "pass"} the filters, as a table.`, () => saveCsv(sorted(listed()))),
      shareChoice("cite", "Cite", "The document and this graph: in a line, as BibTeX, as RIS. Each claim has its own on its card.", () => { dialog.close(); citePage(byId("share")); }),
      shareChoice("print", "Print", "A sheet with the view, the claims that are open, and the source.", () => { dialog.close(); print(); })),
    said,
    close,
  );
  document.body.append(dialog);
  dialog.showModal();
}

const shareChoice = (id, label, about, act) =>
  el("li", {}, el("div", {}, el("button", { type: "button", id, text: label, onclick: ({ currentTarget }) => act(currentTarget) })), el("span", { className: "soft", text: about }));

// The formats of a picture beside what it is saved as; what is shown does not change.
function pictureChoice(said) {
  const told = (id) => {
    const { width, height } = frameOf(id);
    return height ? `${2 * width} × ${2 * height}` : `${2 * width} wide`;
  };
  const box = ([id, { label }]) => el("label", {}, el("input", { type: "radio", name: "format", value: id, checked: id === "seen" }), ` ${label} `, el("span", { className: "soft", text: told(id) }));
  const chosen = () => document.querySelector("#sharing [name=format]:checked").value;
  return el("li", { className: "pictures" },
    el("fieldset", {}, el("legend", { text: "Picture, with title, legend and whose claims these are" }), [...FORMATS].map(box)),
    el("div", {},
      el("button", { type: "button", id: "save-png", text: "PNG, in pixels", onclick: async () => { said.textContent = (await savePng(chosen())) ? "The picture is saved." : "This browser could not draw the picture."; } }),
      el("button", { type: "button", id: "save-svg", text: "SVG, to edit or print large", onclick: () => { saveSvg(chosen()); said.textContent = "The drawing is saved."; } })));
}
