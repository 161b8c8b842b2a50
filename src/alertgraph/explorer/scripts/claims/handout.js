// The sheet of an actor or a pair on the screen: its order to choose, to print and to save.

const sheetButton = (...ids) =>
  el("button", { type: "button", className: "small", "data-sheet-of": ids.join(" "), text: "Sheet", title: "Every claim as a page to print or save", "aria-haspopup": "dialog", onclick: ({ currentTarget }) => openSheet(ids, currentTarget) });

function openSheet(ids, opener) {
  let order = "text";
  const paper = el("div", { className: "handout", tabIndex: 0 });
  const name = () => fileName(`${ids.map(nameOf).join("-and-")}-sheet`);
  const turn = (chosen) => {
    order = chosen;
    fill(paper, sheetPage(sheetOf(ids, order)));
  };
  const choice = (value, label) =>
    el("label", {}, el("input", { type: "radio", name: "sheet-order", value, checked: value === order, onchange: () => turn(value) }), ` ${label} `);
  const dialog = el(
    "dialog",
    { id: "handout", "aria-labelledby": "handout-title", onkeydown: (event) => event.stopPropagation(), onclose: () => { dialog.remove(); if (opener.isConnected) opener.focus(); } },
    el("div", { className: "handout-tools" },
      el("fieldset", {}, el("legend", { className: "unseen", text: "Order" }), choice("text", "in the order of the text"), choice("time", "of time")),
      el("button", { type: "button", className: "small", id: "handout-print", text: "Print", onclick: () => print() }),
      el("button", { type: "button", className: "small", id: "handout-html", text: "Save HTML", onclick: () => save(`${name()}.html`, "text/html;charset=utf-8", `${sheetHtml(sheetOf(ids, order))}\n`) }),
      el("button", { type: "button", className: "small", id: "handout-md", text: "Save Markdown", onclick: () => save(`${name()}.md`, "text/markdown;charset=utf-8", `${sheetMarkdown(sheetOf(ids, order))}\n`) }),
      el("button", { type: "button", className: "small", text: "Close", onclick: () => dialog.close() })),
    paper,
  );
  turn(order);
  document.body.append(dialog);
  dialog.showModal();
}

function sheetPage({ title, about, remarks, entries }) {
  const body = (entry) => [el("ul", {}, entry.facts.map((fact) => el("li", { text: fact }))), entry.quotes.map((quote) => el("blockquote", { text: quote }))];
  return [
    el("p", { className: "handout-whose", text: notice() }),
    el("h2", { id: "handout-title", text: title }),
    [...about, ...remarks].map((line) => el("p", { text: line })),
    entries.map((entry) => [entry.part && el("h3", { className: "part", text: entry.part }), el("article", { className: ["sheet-claim", ...entry.claim.status].join(" "), "data-sheet-claim": entry.claim.id },
      el("section", {}, el("h3", { text: `${entry.number}. ${entry.head}` }), body(entry)),
      entry.rebuttals.length > 0 && el("div", {}, entry.rebuttals.map((other) =>
        el("section", { className: "rebuttal" }, el("h3", { text: `${TABLES.sheet.against}: ${other.head}` }), body(other)))))]),
  ];
}
