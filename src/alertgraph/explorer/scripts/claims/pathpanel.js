// The panel of the paths between two: what they avoid, and each step with its claims.

function pathPanel() {
  const { a, b } = STATE.path;
  const found = pathResult();
  const box = (id, words) => {
    const input = el("input", { type: "checkbox", id: `avoid-${id}`, checked: STATE.avoid.has(id) });
    input.addEventListener("change", () => set({ avoid: toggled(STATE.avoid, id) }));
    return el("label", { className: "row" }, input, el("span", { className: "name", text: words }));
  };
  const named = found.hubs.map(labelOf).join(" and ");
  const told = found.length === null
    ? isFiltered()
      ? "There is no path between the two over what the filters leave. "
      : "There is no path between the two over what is shown. Let more be shown, or avoid less."
    : `${plural(found.number, "shortest path")} of ${plural(found.length, "step")}, over what is shown, whichever way the lines point.`;
  return [
    backButton(),
    el("h2", { className: "pair" }, [a, b].map((id, index) => [index > 0 && el("span", { className: "and", text: "to" }), el("span", {}, icon(KINDS.get(kindOf(id)), 20), nodeLink(id))])),
    box("ties", AVOID.get("ties")),
    box("hubs", `${AVOID.get("hubs")}${named ? ` (${named})` : ""}`),
    el("p", { className: "summary", id: "path-told" }, told, found.length === null && isFiltered()
      && el("button", { type: "button", className: "link", text: "Reset filters, and look again", onclick: resetFilters })),
    el("p", { className: "caution", text: "A path is no chain of cause: each step is a claim of its own, by the alert or by those it quotes." }),
    el("ol", { className: "paths" }, found.paths.map((ids) => el("li", {}, ids.slice(1).map((id, index) => pathStep(ids[index], id))))),
    found.number > found.paths.length && el("p", { className: "soft", text: `and ${found.number - found.paths.length} more` }),
  ];
}

function pathStep(from, to) {
  const shown = claimsBetween(from, to).filter(drawable);
  return el("div", { className: "path-step" },
    el("button", { type: "button", className: "link", text: `${labelOf(from)} – ${labelOf(to)}`, onclick: () => selectPair(from, to) }),
    el("span", { className: "relations" }, sentences(shown).map((sentence) => sentenceLine(sentence, MOST_TOLD.path)), plural(shown.length, "claim"), " ", chips(shown)));
}
