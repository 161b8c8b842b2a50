// The legend is made from the same tables as the map, filters it, and counts what the map counts.

function legend() {
  const nodes = [...N.values()].filter(isMapped);
  const counts = facetCounts();
  const count = (key) => counts.get(key) || 0;
  const left = entriesLeft();
  const widths = { plain: 1.8 };
  const ink = isDark() ? "#AEB8C2" : "#4A545E";
  fill(
    byId("legend"),
    filterTools(),
    section("Lines: what the alert says", [...MODES.values()].map((mode) =>
      row(mode.id, sample(colourOf(mode), mode.width + 0.6), mode.label, count(`mode:${mode.id}`), mode.definition),
    )),
    section("How firmly", [
      ...[...values().values()].filter((row) => row.facet.id === "certainty").reverse().map(({ key, facet, value }) =>
        valueRow(key, sample(ink, widths.plain, value === "Hedged" ? T.hedged : null), facet.label(value), count(key), T.words.certainty[value])),
    ]),
    section("Also show", [
      listsAll() && el("p", { className: "hint", id: "all-listed", text: "All are listed here, each marked." }),
      ...[...STATUSES.values()].map((status) => statusRow(status, sample(ink, widths.plain, status.dash, status.mark), count(`status:${status.id}`))),
    ]),
    dateSection(counts),
    section("Actors and things", [...KINDS.values()].map((kind) => {
      const number = nodes.filter((node) => node.kind === kind.id && left.has(node.id)).length;
      return nodes.some((node) => node.kind === kind.id) && row(kind.id, icon(kind), kind.label, number, kind.definition);
    })),
    leastSection(),
    el("section", {}, el("h3", { text: "More filters" }), FACETS.filter((facet) => facet.title).map((facet) => facetSection(facet, counts))),
  );
}

const section = (title, rows) => el("section", {}, el("h3", { text: title }), rows);

const rowOf = (box, picture, label, number, title) =>
  el("label", { className: "row", title }, box, picture, el("span", { className: "name", text: label }), el("span", { className: "number", text: number }));

function row(id, picture, label, number, title) {
  const box = el("input", { type: "checkbox", checked: !S.hide.has(id), "data-hide": id });
  box.addEventListener("change", () => set({ hide: toggled(S.hide, id) }));
  return rowOf(box, picture, label, number, title);
}

function statusRow(status, picture, number) {
  const none = Boolean(T.selected_from) && ![...C.values()].some((claim) => claim.status.includes(status.id));
  const all = listsAll() && !none;
  const box = el("input", {
    type: "checkbox", checked: all || S.also.has(status.id), disabled: all || none, "data-also": status.id, "aria-describedby": all && "all-listed",
  });
  box.addEventListener("change", () => toggleStatus(status.id));
  return rowOf(box, picture, none ? `${status.label}: none in this selection` : status.label, none ? "" : number, status.definition);
}

const key = (picture, label, number, title) =>
  el("div", { className: "row", title }, picture, el("span", { className: "name", text: label }), el("span", { className: "number", text: number }));

function switches() {
  const every = [...STATUSES.keys()];
  const allOn = every.every((id) => S.also.has(id));
  fill(
    byId("switches"),
    hasCore() && !inScene() && !isTooLarge() && el("button", {
      type: "button",
      id: "show-all",
      "aria-pressed": String(S.show === "all"),
      text: S.show === "all" ? `Show the ${[...N.values()].filter(isCore).length} most connected` : "Show all",
      onclick: () => set({ show: S.show === "all" ? "core" : "all", ...(S.show === "all" ? { sel: null } : {}) }),
    }),
    el("button", {
      type: "button",
      id: "also",
      role: "switch",
      "aria-checked": String(allOn),
      text: "Also disputed, reported, negated, not actual",
      onclick: () => set({ also: new Set(allOn ? [] : every) }),
    }),
  );
}

// What the filters leave of the map; of the views that list every status, of all claims.
function counts() {
  const mapped = [...N.values()].filter(isMapped).length;
  byId("count").textContent = listsAll() ? `${listed().length} of ${C.size} claims` : `${SHOWN.nodes.length} of ${mapped} entries · ${SHOWN.claims.length} of ${C.size} claims`;
}

function tools() {
  const flip = () => set({ theme: isDark() ? "light" : "dark" });
  fill(
    byId("tools"),
    shareButton(),
    el("button", { type: "button", id: "fit", text: "Whole map", onclick: () => (inScene() ? leaveFocus() : fit()) }),
    el("button", { type: "button", id: "theme", text: isDark() ? "Light" : "Dark", "aria-label": `Switch to the ${isDark() ? "light" : "dark"} theme`, onclick: flip }),
  );
}

// Whose claims these are stays in sight, whatever is selected.
function whose() {
  const alerts = Object.values(T.alerts);
  byId("whose").classList.toggle("single", alerts.length === 1);
  fill(
    byId("whose"),
    alerts.map((alert, index) => [
      index > 0 && "; ",
      el("cite", { text: alert.title, title: alert.title }),
      el("span", { text: `Published by ${alert.publisher}, ${alert.issued}. ` }),
    ]),
    el("strong", { text: `All here is what the alert says or passes on, not findings of this project.${selection()}` }),
  );
}
