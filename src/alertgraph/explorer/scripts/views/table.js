// The claims as a table: every claim that passes the filters, with all that the map shows of it. Cards on a phone.

const COLUMNS = [
  { id: "when", label: "When", value: (claim) => claim.earliest || claim.latest || claim.when || "~" },
  { id: "subject", label: "Who", value: (claim) => fold(labelOf(claim.subject)) },
  { id: "relation", label: "Does what", value: saidOf },
  { id: "object", label: "To whom", value: (claim) => fold(labelOf(claim.object)) },
  { id: "standing", label: "How it is said", value: (claim) => standing(claim).join() },
  { id: "speaker", label: "Who says it", value: (claim) => fold(labelOf(claim.stated_by)) },
  { id: "gist", label: "Claim", value: (claim) => fold(claim.gist) },
  { id: "place", label: "Where", value: (claim) => placesOf(claim).map((place) => String(place).padStart(5, "0")).join() },
];
const TABLE_ROWS = { phone: 50, wide: 1000 }; // before a click on the button below them
const FIRST_ROWS = 40; // what a window shows at once; the others follow in steps

registerView({
  id: "table",
  label: "Claims",
  place: 10,
  make: claimsTable,
  listsAll: true,
  carries: "only",
  // the column of the table; "-" before it turns the order round
  state: oneValue("sort", "when", (value) => COLUMNS.some((column) => column.id === value.replace(/^-/, ""))),
});

function sorted(claims) {
  const column = COLUMNS.find(({ id }) => id === STATE.sort.replace(/^-/, ""));
  const turn = STATE.sort.startsWith("-") ? -1 : 1;
  const keys = new Map(claims.map((claim) => [claim.id, column.value(claim)]));
  const order = (a, b) => (a < b ? -1 : a > b ? 1 : 0);
  const last = (claim) => Number(column.id === "when" && !isDated(claim)); // in either direction
  return claims.sort((a, b) => last(a) - last(b) || turn * order(keys.get(a.id), keys.get(b.id)) || order(a.id, b.id));
}

// The row above the first claim without a date, where time is the order.
function partRow(claims) {
  const undated = /^-?when$/.test(STATE.sort) ? claims.filter((claim) => !isDated(claim)) : [];
  const heading = () => el("tr", { className: "part" }, el("th", { scope: "rowgroup", colSpan: COLUMNS.length, text: `${undatedWords(undated)}: ${plural(undated.length, "claim")}` }));
  return (claim) => claim === undated[0] && heading();
}

function claimsTable() {
  const claims = sorted(listed());
  const part = partRow(claims);
  const row = (claim) => [part(claim), tableRow(claim)];
  const body = el("tbody");
  const most = isPhone() ? TABLE_ROWS.phone : TABLE_ROWS.wide;
  const later = claims.slice(most);
  const more = later.length > 0 && el("button", { type: "button", className: "small", text: `Show the other ${later.length}`, onclick: () => {
    more.remove();
    addInSteps(body, later, row, FIRST_ROWS);
  } });
  addInSteps(body, claims.slice(0, most), row, MEMORY.scrolled ? most : FIRST_ROWS);
  const counted = [...CLAIMS.values()].filter((claim) => inScope(claim) && barriers(claim).every((name) => name === "only"));
  return [
    el("div", { className: "view-head" },
      el("p", { className: "told" },
        currentScope() ? "Each is told as the alert says or passes it on. " : [shareTold(claims.length), ", each as the alert says or passes it on. "],
        (STATE.only || counted.some((claim) => claim.status.length || isHedged(claim))) && "Among them ", chips(counted, "view")),
      el("span", { className: "sorter" }, el("label", {}, "Sort by ", sortChoice()), " ", turnButton()),
      el("button", { type: "button", className: "small", id: "csv", text: "Download CSV", onclick: () => saveCsv(claims) })),
    el("table", { className: "claims" },
      el("caption", { className: "unseen", text: "Claims: who does what to whom, how it is said, who says it, and where it stands" }),
      el("thead", {}, el("tr", {}, COLUMNS.map(headCell))),
      body),
    more,
  ];
}

function headCell(column) {
  const mine = STATE.sort.replace(/^-/, "") === column.id;
  const down = STATE.sort.startsWith("-");
  return el("th", { scope: "col", className: `c-${column.id}`, "aria-sort": mine ? (down ? "descending" : "ascending") : "none" },
    el("button", {
      type: "button",
      id: `sort-${column.id}`,
      text: column.label,
      onclick: () => set({ sort: mine && !down ? `-${column.id}` : column.id }),
    }));
}

function sortChoice() {
  const choice = el("select", { id: "sorter" }, COLUMNS.map(({ id, label }) => el("option", { value: id, text: label })));
  choice.value = STATE.sort.replace(/^-/, "");
  choice.addEventListener("change", () => set({ sort: choice.value }));
  return choice;
}

// What a second click on a heading does where there are no headings.
function turnButton() {
  const down = STATE.sort.startsWith("-");
  const onclick = () => set({ sort: down ? STATE.sort.slice(1) : `-${STATE.sort}` });
  return el("button", { type: "button", className: "small", id: "sort-turn", "aria-pressed": String(down), text: "Last first", onclick });
}

function tableRow(claim) {
  const relation = TABLES.relations[claim.relation];
  const mark = el("span", { className: "relation", text: saidOf(claim), title: `${MODES.get(claim.mode).label}: ${relation.definition}` });
  const cell = (id, ...content) => el("td", { className: `c-${id}`, "data-label": COLUMNS.find((column) => column.id === id).label }, content);
  const [head, ...others] = standing(claim);
  const row = el(
    "tr",
    { className: claim.status.join(" "), "data-claim-row": claim.id, onclick: (event) => event.target.closest("a, button") || openClaim(claim) },
    cell("when", claim.date),
    cell("subject", spokenBy(claim), nodeLink(claim.subject)),
    cell("relation", mark, reserveTag(claim)),
    cell("object", nodeLink(claim.object)),
    cell("standing", el("b", { text: head }), others.map((word) => [", ", word])),
    cell("speaker", isAttributed(claim) ? nodeLink(claim.stated_by) : el("span", { text: "the alert", title: labelOf(claim.stated_by) })),
    cell("gist", el("button", { type: "button", className: "link", text: gistOf(claim), onclick: () => openClaim(claim) })),
    cell("place", placesOf(claim).length ? `par. ${placesOf(claim).join(", ")}` : ""),
  );
  row.style.setProperty("--mode", tintOf(MODES.get(claim.mode)));
  return row;
}
