// The matrix of the most connected: each row acts on the columns; a cell has the colour of its commonest mode.

const MATRIX_SIZE = { wide: 22, phone: 12 };

// It goes by the switches of the map, as the map does.
registerView({ id: "matrix", label: "Matrix", place: 30, make: matrix, carries: "marked" });

function matrix() {
  const claims = passing().filter((claim) => claim.status.every((status) => STATE.also.has(status)));
  const names = matrixNames(claims);
  const cells = new Map();
  for (const claim of claims) {
    const key = `${claim.subject} ${claim.object}`;
    if (!cells.has(key)) cells.set(key, []);
    cells.get(key).push(claim);
  }
  const [heads, sides] = [146, isPhone() ? 96 : 186].map((room) => cutNames(names.map(labelOf), `12px ${FONT}`, room));
  const shown = names.flatMap((a) => names.flatMap((b) => cells.get(`${a} ${b}`) || []));
  return [
    el("div", { className: "view-head" }, el("p", { className: "told" },
      currentScope()
        ? `First whom these claims are about, then the most connected: each row acts on the columns. ${shown.filter(inScope).length} of the ${plural(shown.length, "claim")} here stand out; a cell`
        : `The ${names.length} most connected: each row acts on the columns. ${plural(shown.length, "claim")}; a cell`,
      ` has the colour of its commonest kind of tie and the number of its claims. `,
      STATE.also.size ? "Behind a plus stand claims that are not plain; a cell of these alone has no fill and a question mark." : "Left out is what is disputed, reported, said not to be so, or not said to have happened; it comes in by the switches of the legend.",
      shown.some(isHedged) && " ~ marks a cell with a hedged claim.")),
    el("div", { className: "scroller", tabIndex: 0, role: "region", "aria-label": "Matrix, scrolls sideways" }, el("table", { className: "matrix" },
      el("caption", { className: "unseen", text: "How many claims say that the row's actor does something to the column's" }),
      el("thead", {}, el("tr", {}, el("td"), names.map((id) => el("th", { scope: "col" }, el("span", {}, cutLink(id, heads)))))),
      el("tbody", {}, names.map((a) => el("tr", {}, el("th", { scope: "row" }, icon(KINDS.get(ENTRIES.get(a).kind), 14), " ", cutLink(a, sides)),
        names.map((b) => matrixCell(a, b, cells.get(`${a} ${b}`) || []))))))),
  ];
}

// Those of whom a reader has chosen claims, by how many these are; then the most connected, of which there are as many as fit.
function matrixNames(claims) {
  const most = isPhone() ? MATRIX_SIZE.phone : MATRIX_SIZE.wide;
  const count = new Map();
  if (currentScope()) for (const claim of claims.filter(inScope)) for (const end of new Set([claim.subject, claim.object])) count.set(end, (count.get(end) || 0) + 1);
  const number = (node) => count.get(node.id) || 0;
  const nodes = (isFiltered() ? [...new Set([...mostConnected(), ...ENTRIES.values()])] : [...ENTRIES.values()]).filter((node) => isMapped(node) && !STATE.hide.has(node.kind));
  return nodes.sort((one, other) => number(other) - number(one)).slice(0, most).map(({ id }) => id);
}

// A name cut to its room, whole for the pointer and for screen readers.
function cutLink(id, texts) {
  const link = nodeLink(id);
  const [text] = texts.get(labelOf(id));
  if (text === labelOf(id)) return link;
  Object.assign(link, { title: labelOf(id), ariaLabel: labelOf(id), textContent: text });
  return link;
}

function commonestMode(claims) {
  const count = (mode) => claims.filter((claim) => claim.mode === mode).length;
  return [...new Set(claims.map((claim) => claim.mode))].sort((a, b) => count(b) - count(a))[0];
}

function matrixCell(a, b, claims) {
  const cell = el("td", { className: a === b ? "self" : "" });
  if (!claims.length) return cell;
  const plain = claims.filter(isPlainLine);
  const mode = MODES.get(commonestMode(plain.length ? plain : claims));
  const marked = statusesOf(claims);
  const others = claims.length - plain.length;
  const words = [...marked].map((id) => `${claims.filter((claim) => claim.status.includes(id)).length} ${STATUSES.get(id).label}`);
  const told = sentences(claims).map((sentence) => `. ${sentenceText(sentence, MOST_TOLD.tip)}`).join("");
  const hedged = claims.filter(isHedged).length;
  if (hedged) words.push(`${hedged} hedged`);
  const about = `${labelOf(a)} to ${labelOf(b)}: ${[plural(claims.length, "claim"), `mostly ${mode.label}`, ...words].join(", ")}${told}`;
  const button = el("button", {
    type: "button",
    className: [plain.length ? (marked.size ? "mixed" : "") : "odd", hedged ? "hedged" : "", claims.some(inScope) ? "" : "beside"].filter(Boolean).join(" "),
    title: about,
    "aria-label": about,
    text: (plain.length ? plain.length + (others ? `+${others}` : "") : `${others}?`) + (hedged ? "~" : ""),
    onclick: () => lookAt({ a, b }),
  });
  button.style.setProperty("--mode", tintOf(mode));
  button.style.setProperty("--ink", FORCED.matches ? inkOn(colourOf(mode)) : `light-dark(${inkOn(mode.colour_light)}, ${inkOn(mode.colour_dark)})`);
  return add(cell, button);
}
