// The dialog that holds the forms of a citation, each to copy, and its records to save.

const FORMS = [["short", "Short"], ["long", "In full"], ["bibtex", "BibTeX"], ["ris", "RIS"]];

// about: what is cited, in a line; forms: {short, long, bibtex, ris}; name: of the files.
function openCiting(about, forms, name, opener) {
  const said = el("p", { className: "soft", role: "status" });
  const dialog = el(
    "dialog",
    { id: "citing", "aria-labelledby": "citing-title", onkeydown: (event) => event.stopPropagation(), onclose: () => { dialog.remove(); if (opener.isConnected) opener.focus(); } },
    el("h2", { id: "citing-title", text: "Cite" }),
    el("p", { className: "soft", text: about }),
    FORMS.map(([form, label]) => el("section", {},
      el("h3", {}, label, el("button", { type: "button", className: "small", text: "Copy", "aria-label": `Copy: ${label}`, "data-copy": form, onclick: async ({ currentTarget }) => { said.textContent = (await copied(forms[form], currentTarget)) ? `Copied: ${label}.` : "Select the words and copy them."; } })),
      el("p", { className: `form ${form}`, "data-form": form, text: forms[form] }))),
    el("p", { className: "saving" },
      el("button", { type: "button", className: "small", id: "save-bib", text: `Save ${name}.bib`, onclick: () => save(`${name}.bib`, "application/x-bibtex;charset=utf-8", forms.bibtex) }),
      " ",
      el("button", { type: "button", className: "small", id: "save-ris", text: `Save ${name}.ris`, onclick: () => save(`${name}.ris`, "application/x-research-info-systems;charset=utf-8", forms.ris) })),
    holdsText() && el("p", { className: "holds-text", text: "Words in quotation marks are from your copy of the text, which is its publisher's." }),
    el("div", { className: "closing" }, el("button", { type: "button", className: "small", text: "Close", onclick: () => dialog.close() }), said),
  );
  document.body.append(dialog);
  dialog.showModal();
}

const nameOf = (id) => id.slice(id.indexOf(":") + 1).replace(/[^\w.-]+/g, "-");

const citeButton = (claim) =>
  el("button", { type: "button", className: "small", text: "Cite", "aria-haspopup": "dialog", onclick: ({ currentTarget }) => openCiting(markedGist(claim), citationOf(claim), nameOf(claim.id), currentTarget) });

// Each document of the page, and the page itself.
function citePage(opener) {
  const [id, alert] = Object.entries(TABLES.alerts)[0] || [];
  const documents = Object.keys(TABLES.alerts).map(documentCitation);
  const joinedForms = Object.fromEntries(FORMS.map(([form]) => [form, [...documents, TABLES.citing.graph].map((one) => one[form]).join("\n")]));
  const about = documents.length === 1 ? `The document ${inQuotes(alert.title)}, and this graph of its claims.` : "The documents, and this graph of their claims.";
  openCiting(about, joinedForms, documents.length === 1 ? nameOf(id) : TABLES.citing.project, opener);
}

async function copied(text, button) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    if (!button.nextElementSibling) button.after(el("textarea", { readOnly: true, rows: 5, value: text, "aria-label": "Text to copy" }));
    button.nextElementSibling.select();
    return false;
  }
}
