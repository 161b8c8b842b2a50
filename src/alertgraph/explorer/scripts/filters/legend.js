// The legend is made from the same tables as the map, filters it, and counts what the map counts.

function legend() {
  const nodes = [...ENTRIES.values()].filter(isMapped);
  const counts = facetCounts();
  const count = (key) => counts.get(key) || 0;
  const left = entriesLeft();
  const widths = { plain: 1.8 };
  const ink = FORCED.matches ? INK.text() : isDark() ? "#AEB8C2" : "#4A545E";
  fill(
    byId("legend"),
    filterTools(),
    section("Lines: what the alert says", [
      ...[...MODES.values()].map((mode) =>
        hideRow(mode.id, sample(colourOf(mode), mode.width + 0.6, null, mode.mark), mode.label, count(`mode:${mode.id}`), mode.definition)),
      meanings(),
    ]),
    section("How firmly", [
      ...[...facetValues().values()].filter((row) => row.facet.id === "certainty").reverse().map(({ key, facet, value }) =>
        valueRow(key, sample(ink, widths.plain, value === "Hedged" ? TABLES.hedged : null, value === "Hedged" && "wave"), facet.label(value), count(key), TABLES.words.certainty[value])),
    ]),
    section("Also show", [
      listsAll() && el("p", { className: "hint", id: "all-listed", text: "All are listed here, each marked." }),
      ...[...STATUSES.values()].map((status) => statusRow(status, sample(ink, widths.plain, status.dash, status.mark), count(`status:${status.id}`))),
    ]),
    dateSection(counts),
    section("Actors and things", [...KINDS.values()].map((kind) => {
      const number = nodes.filter((node) => node.kind === kind.id && left.has(node.id)).length;
      return nodes.some((node) => node.kind === kind.id) && hideRow(kind.id, icon(kind), kind.label, number, kind.definition);
    })),
    leastSection(),
    el("section", {}, el("h3", { text: "More filters" }), facets().filter((facet) => facet.id !== "certainty").map((facet) => facetSection(facet, counts))),
  );
}

const section = (title, rows) => el("section", {}, el("h3", { text: title }), rows);

const rowOf = (box, picture, label, number, title) =>
  el("label", { className: "row", title }, box, picture, el("span", { className: "name", text: label }), el("span", { className: "number", text: number }));

// What each kind of line means, in sight until it is folded away: a colour alone would be taken for a verdict.
function meanings() {
  const box = el("details", { className: "facet", id: "meanings", open: !MEMORY.folded.has("meanings") },
    el("summary", { text: "What the lines mean" }),
    el("p", { className: "hint", text: "A line is a kind of act that the alert tells of, sorted as conflict research sorts acts (PLOVER). It does not say who is right." }),
    el("dl", {}, [...MODES.values()].map((mode) => el("div", {}, el("dt", { text: mode.label }), el("dd", { text: mode.definition })))));
  box.addEventListener("toggle", () => MEMORY.folded[box.open ? "delete" : "add"]("meanings"));
  // the event comes a little after the click: a legend that is drawn between the two would forget it
  box.querySelector("summary").addEventListener("click", () => MEMORY.folded[box.open ? "add" : "delete"]("meanings"));
  return box;
}

function hideRow(id, picture, label, number, title) {
  const box = el("input", { type: "checkbox", checked: !STATE.hide.has(id), "data-hide": id });
  box.addEventListener("change", () => set({ hide: toggled(STATE.hide, id) }));
  return rowOf(box, picture, label, number, title);
}

function statusRow(status, picture, number) {
  const none = Boolean(TABLES.selected_from) && ![...CLAIMS.values()].some((claim) => claim.status.includes(status.id));
  const all = listsAll() && !none;
  const box = el("input", {
    type: "checkbox", checked: all || STATE.also.has(status.id), disabled: all || none, "data-also": status.id, "aria-describedby": all && "all-listed",
  });
  box.addEventListener("change", () => toggleStatus(status.id));
  return rowOf(box, picture, none ? `${status.label}: none in this selection` : status.label, none ? "" : number, status.definition);
}
