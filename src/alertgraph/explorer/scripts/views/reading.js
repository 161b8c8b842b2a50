// Read along: the alert's paragraphs in order, which claims came from each, and which gave none.

let PARAGRAPHS = null;
const HOW_COUNTED = "Paragraphs are numbered by this project: each counts, headings too, and the title is 1.";

registerView({
  id: "read",
  label: "Read along",
  place: 40,
  make: readAlong,
  listsAll: true,
  carries: "marked",
  // a paragraph whose claims are lifted out, "alert/number", or one sentence of it, "alert/number/passage"
  state: {
    ...oneValue("par", null, (value) => Boolean(paragraphOf(value)) && (!passageIn(value) || claimsOfParagraph(value).length > 0)),
    title: () => STATE.par && paragraphTitle(),
  },
});
registerScope({
  isOn: () => STATE.par !== null,
  has: (claim) => claimsOfParagraph(STATE.par).includes(claim),
  words: () => `from ${passageIn(STATE.par) ? "a sentence of " : ""}${paragraphTitle().replace("P", "p")}`,
  slug: () => `paragraph-${paragraphOf(STATE.par).number}`,
  drop: () => endLift(),
});
registerLift({ key: "par", lift: () => ({ claims: new Set(claimsOfParagraph(STATE.par).map((claim) => claim.id)), nodes: [] }), panel: paragraphPanel });

// Every paragraph of every alert: {id, alert, number, section, claims}.
function paragraphs() {
  if (PARAGRAPHS) return PARAGRAPHS;
  PARAGRAPHS = [];
  const at = new Map();
  for (const [alert, row] of Object.entries(TABLES.alerts)) {
    for (let number = 1; number <= (row.paragraphs || 0); number++) {
      const section = (row.sections || []).find(([, first, last]) => first <= number && number <= last);
      const paragraph = { id: `${alert}/${number}`, alert, number, section: section ? section[0] : "", claims: [] };
      PARAGRAPHS.push(paragraph);
      at.set(paragraph.id, paragraph);
    }
  }
  for (const claim of CLAIMS.values()) {
    for (const number of placesOf(claim)) {
      const paragraph = at.get(`${claim.alert}/${number}`);
      if (paragraph) paragraph.claims.push(claim);
    }
  }
  return PARAGRAPHS;
}

const paragraphOf = (id) => paragraphs().find((paragraph) => paragraph.id === id || id.startsWith(`${paragraph.id}/`));
const passageIn = (id) => id.slice(paragraphOf(id).id.length + 1);
const claimsOfParagraph = (id) => paragraphOf(id).claims.filter((claim) => !passageIn(id) || claim.passages.includes(passageIn(id)));
// With the title of its alert, where there are several.
function paragraphTitle() {
  const { alert, number } = paragraphOf(STATE.par);
  return `Paragraph ${number}` + (Object.keys(TABLES.alerts).length > 1 ? ` of “${TABLES.alerts[alert].title}”` : "");
}

const textOf = (paragraph) => (TABLES.alerts[paragraph.alert].text || {})[paragraph.number];

function readAlong() {
  const shownClaims = new Set(passing().map((claim) => claim.id));
  const shown = paragraphs();
  const empty = shown.filter((paragraph) => !paragraph.claims.length).length;
  const most = Math.max(1, ...shown.map(({ claims }) => claims.length));
  const parts = [];
  let before = null;
  for (const paragraph of shown) {
    const section = `${paragraph.alert} ${paragraph.section}`;
    if (section !== before) parts.push(el("h3", { className: "section", text: paragraph.section || "Before the first section" }));
    before = section;
    parts.push(passageRow(paragraph, shownClaims));
  }
  return [
    el("div", { className: "view-head" }, el("p", { className: "told" },
      `${plural(shown.length, "paragraph")} in the order of the text; ${shown.length - empty} gave claims, ${empty} gave none. ${HOW_COUNTED} `,
      !holdsText() && "The text itself is not part of this page: build it with your own copy of the alert to read it here."), holdsText() && wordsKey()),
    el("div", { className: "cover", role: "img", "aria-label": "Claims from each paragraph, in the order of the text" }, shown.map((paragraph) => coverCell(paragraph, most))),
    parts,
  ];
}

function coverCell(paragraph, most) {
  const cell = el("span", { title: `Paragraph ${paragraph.number}: ${plural(paragraph.claims.length, "claim")}` });
  const bar = el("i");
  bar.style.height = `${(100 * Math.sqrt(paragraph.claims.length / most)).toFixed(1)}%`;
  return add(cell, bar);
}

function passageRow(paragraph, shownClaims) {
  const claims = paragraph.claims.filter((claim) => shownClaims.has(claim.id));
  const left = paragraph.claims.length - claims.length;
  const text = textOf(paragraph);
  return el(
    "article",
    { className: `paragraph${paragraph.claims.length ? "" : " bare"}${STATE.par && paragraphOf(STATE.par) === paragraph ? " chosen" : ""}`, "aria-label": `Paragraph ${paragraph.number}`, "data-par": paragraph.id },
    el("div", { className: "margin" },
      el("h4", { text: `Par. ${paragraph.number}`, title: HOW_COUNTED }),
      el("p", { className: "soft", text: paragraph.claims.length ? plural(paragraph.claims.length, "claim") : "no claim" }),
      paragraph.claims.length > 0 && el("button", { type: "button", className: "small", text: "Show on the map", "aria-label": `Show the claims of paragraph ${paragraph.number} on the map`, onclick: () => showParagraph(paragraph.id) })),
    el("div", { className: "content" },
      text && markedWords(paragraph, text, claims),
      claims.map((claim) => markedLine(claim)),
      left > 0 && el("p", { className: "soft", text: `${plural(left, "claim")} left out by the filters` }),
      !paragraph.claims.length && !text && el("p", { className: "soft", text: "No claim comes from this paragraph." })),
  );
}

// Whether one of the claims is among those that a reader has chosen, and passes.
const isMarked = (claims) => Boolean(currentScope()) && claims.some((claim) => inScope(claim) && passes(claim));

function markedLine(claim) {
  const line = claimLine(claim);
  line.classList.toggle("picked", isMarked([claim]));
  return line;
}

// Reads along at a sentence: its paragraph in sight, and the passage marked where a claim rests on it.
function showInText(alert, number, passage) {
  set({ view: "read", par: null, sel: null, tour: null });
  const box = [...byId("view").querySelectorAll("[data-par]")].find((row) => row.dataset.par === `${alert}/${number}`);
  const words = (passage && [...box.querySelectorAll("[data-passage]")].find((mark) => mark.dataset.passage === passage)) || box;
  box.tabIndex = -1;
  box.focus({ preventScroll: true });
  box.classList.add("chosen");
  words.classList.add("sought");
  words.scrollIntoView({ block: words === box ? "start" : "center" });
}

function showParagraph(id) {
  set({ ...OPENED(), view: "map", tour: null, par: id, show: "all", also: new Set([...STATE.also, ...statusesOf(claimsOfParagraph(id))]) });
  byId("panel").focus();
}

function paragraphPanel() {
  const paragraph = paragraphOf(STATE.par);
  const passage = passageIn(STATE.par);
  const claims = claimsOfParagraph(STATE.par);
  const text = textOf(paragraph);
  const at = paragraphs().indexOf(paragraph);
  const go = (by) => paragraphs().slice(by > 0 ? at + 1 : 0, by > 0 ? undefined : at).filter(({ claims }) => claims.length).at(by > 0 ? 0 : -1);
  const button = (label, next) => el("button", { type: "button", className: "small", disabled: !next, text: label, onclick: () => showParagraph(next.id) });
  return [
    el("button", { type: "button", className: "small", text: "Close (Esc)", onclick: goBack }),
    el("h2", { text: passage ? `Paragraph ${paragraph.number}: a sentence` : `Paragraph ${paragraph.number}`, title: HOW_COUNTED }),
    el("p", { className: "kind", text: paragraph.section }),
    el("p", { className: "steps" }, button("Previous", go(-1)), button("Next", go(1)),
      passage && el("button", { type: "button", className: "small", text: "The whole paragraph", onclick: () => set({ par: paragraph.id }) }),
      el("button", { type: "button", className: "small", text: "Back to the text", onclick: () => set({ view: "read" }) })),
    text && markedWords(paragraph, passage ? text.filter((piece) => piece[1] === passage && typeof piece !== "string") : text, paragraph.claims),
    el("p", { className: "summary" }, `${plural(claims.length, "claim")} from this ${passage ? "sentence" : "paragraph"} `, chips(countedIn(claims), "panel")),
    el("p", { className: "caution", text: "Each is what the alert says or passes on, not an established fact." }),
    partNote(claims),
    claims.filter(isTold).map((claim) => card(claim)),
  ];
}
