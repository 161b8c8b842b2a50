// The filters as the legend shows them: rows with counts, the years with their claims, and what undoes them.

function filterTools() {
  const pressed = dropsUnsure();
  return el("div", { className: "filter-tools" },
    el("button", {
      type: "button", id: "drop-unsure", className: "small", "aria-pressed": String(pressed),
      text: "Drop the hedged and merely reported", title: "Leaves only what the alert says itself, and without reserve: nothing reported, disputed or hedged.",
      onclick: () => set({ out: new Set(pressed ? [...STATE.out].filter((key) => !unsure().includes(key)) : [...STATE.out, ...unsure()]) }),
    }),
    el("button", { type: "button", id: "reset-filters", className: "small", disabled: !isFiltered(), text: "Reset filters", onclick: resetFilters }));
}

// The rows of one facet, folded away until asked for; the head tells when some are left out.
function facetSection(facet, counts) {
  const rows = [...facetValues().values()].filter((row) => row.facet === facet);
  if (rows.length < 2) return null;
  const number = (row) => counts.get(row.key) || 0;
  const total = new Map();
  for (const claim of CLAIMS.values()) total.set(facet.value(claim), (total.get(facet.value(claim)) || 0) + 1);
  rows.sort((a, b) => total.get(b.value) - total.get(a.value) || (a.key < b.key ? -1 : 1));
  const left = rows.filter((row) => STATE.out.has(row.key)).length;
  const box = el("details", { className: "facet", id: `facet-${facet.id}`, open: MEMORY.unfolded.has(facet.id) },
    el("summary", { id: `facet-head-${facet.id}` }, facet.title, left > 0 && el("span", { className: "number", text: ` ${rows.length - left} of ${rows.length}` })),
    el("div", { className: "facet-rows" }));
  const open = () => fill(box.lastChild, rows.map((row) => valueRow(row.key, null, facet.label(row.value), number(row))));
  if (box.open) open();
  box.addEventListener("toggle", () => {
    if (!box.open) return void MEMORY.unfolded.delete(facet.id);
    if (!MEMORY.unfolded.has(facet.id)) open();
    MEMORY.unfolded.add(facet.id);
  });
  return box;
}

function valueRow(key, picture, label, number, title) {
  const box = el("input", { type: "checkbox", id: `v-${key}`, checked: isValueOn(key), "data-out": key });
  box.addEventListener("change", () => toggleValue(key));
  const only = el("button", { type: "button", className: "only", id: `only-${key}`, "aria-label": `Only ${label}`, text: "only", onclick: () => onlyValue(key) });
  return el("div", { className: "with-only" }, rowOf(box, picture, label, number, title), only);
}

// The years that any date names, and between them a gap where years are left out.
function years() {
  const found = new Set();
  for (const claim of CLAIMS.values()) for (const day of [claim.earliest, claim.latest]) if (day) found.add(day.slice(0, 4));
  return [...found].sort();
}

const yearStart = (year) => `${year}-01-01`;
const yearEnd = (year) => `${year}-12-31`;

// For each year what asking for that year alone would show of the dated claims: plain ones by mode, and apart from them the rest.
function perYear(list) {
  const rows = list.map((year) => ({ year, modes: new Map(), odd: 0, total: 0 }));
  for (const claim of inSight()) {
    if (!isDated(claim) || !(listsAll() || isSwitchedOn(claim)) || barriers(claim).some((name) => name !== "date")) continue;
    for (const row of rows) {
      if (!inTime(claim, yearStart(row.year), yearEnd(row.year))) continue;
      row.total += 1;
      if (isPlainLine(claim)) row.modes.set(claim.mode, (row.modes.get(claim.mode) || 0) + 1);
      else row.odd += 1;
    }
  }
  return rows;
}

function dateSection(counts) {
  const list = years();
  if (!list.length) return null;
  const undated = el("input", { type: "checkbox", id: "undated", checked: STATE.undated });
  undated.addEventListener("change", () => set({ undated: undated.checked }));
  return section("When it is said to be", [
    histogram(perYear(list)),
    el("div", { className: "years" }, yearChoice("since", "From", list, yearStart), yearChoice("until", "to", list, yearEnd)),
    rowOf(undated, null, "undated", counts.get("undated") || 0, "Claims to which the alert gives no date, or one without its year that nobody completed."),
  ]);
}

const LABEL_GAP = 3; // pixels between the labels of two years

function histogram(rows) {
  const most = Math.max(1, ...rows.map((row) => row.total));
  const inside = ({ year }) => (!STATE.since || yearEnd(year) >= STATE.since) && (!STATE.until || yearStart(year) <= STATE.until);
  const chosen = ({ year }) => STATE.since === yearStart(year) && STATE.until === yearEnd(year);
  const few = rows.length <= 14;
  const box = el("div", { className: few ? "histogram" : "histogram many", role: "group", "aria-label": "Claims by year" }, rows.map((row, index) => {
    const gap = index > 0 && Number(row.year) - Number(rows[index - 1].year) > 1;
    const marked = row.odd ? `, ${row.odd} of them not plain` : "";
    const bar = el("span", { className: "stack" }, row.odd > 0 && segment(row.odd, most, "odd"),
      [...MODES.values()].map((mode) => row.modes.has(mode.id) && segment(row.modes.get(mode.id), most, "", colourOf(mode))));
    return el("button", {
      type: "button", id: `year-${row.year}`, className: [gap ? "gap" : "", inside(row) ? "" : "outside"].join(" "),
      "aria-pressed": String(chosen(row)), "aria-label": `${row.year}: ${plural(row.total, "claim")}${marked}`, title: `${row.year}: ${plural(row.total, "claim")}${marked}`,
      onclick: () => set(chosen(row) ? { since: null, until: null } : { since: yearStart(row.year), until: yearEnd(row.year) }),
    }, bar, el("span", { className: "tick", "data-year": row.year, "data-gap": gap && "yes" }));
  }));
  new ResizeObserver(() => yearLabels([...box.querySelectorAll(".tick")])).observe(box);
  return box;
}

// Writes the years for which there is room, from the left: in full, or after a year of the same century by its last two
// digits. The first is written in any case, and its width is that of each full year, since the digits are equally wide.
function yearLabels(ticks) {
  ticks[0].textContent = ticks[0].dataset.year;
  const full = ticks[0].getBoundingClientRect().width;
  const middles = ticks.map((tick) => tick.parentElement.getBoundingClientRect()).map(({ left, width }) => left + width / 2);
  let before = null;
  ticks.forEach((tick, index) => {
    const { year, gap } = tick.dataset;
    const isSame = before && before.year.slice(0, 2) === year.slice(0, 2);
    const half = (text) => (full * text.length) / year.length / 2;
    const fits = (text) => !before || middles[index] - half(text) >= before.end + LABEL_GAP;
    const text = [(!isSame || gap) && year, isSame && `’${year.slice(2)}`].find((wanted) => wanted && fits(wanted));
    tick.textContent = text || "";
    if (text) before = { year, end: middles[index] + half(text) };
  });
}

function segment(count, most, name, colour) {
  const part = el("i", { className: name });
  part.style.height = `${Math.max(2, Math.round((46 * count) / most))}px`;
  if (colour) part.style.background = colour;
  return part;
}

function yearChoice(end, label, list, day) {
  const choice = el("select", { id: end }, el("option", { value: "", text: "any" }), list.map((year) => el("option", { value: day(year), text: year })));
  if (STATE[end] && !list.some((year) => day(year) === STATE[end])) choice.append(el("option", { value: STATE[end], text: STATE[end] }));
  choice.value = STATE[end] || "";
  const clash = (value) => (end === "since" ? STATE.until && value > STATE.until : STATE.since && value < STATE.since);
  const other = end === "since" ? "until" : "since";
  choice.addEventListener("change", () => set({ [end]: choice.value || null, ...(choice.value && clash(choice.value) ? { [other]: null } : {}) }));
  return el("label", {}, `${label} `, choice);
}

function leastSection() {
  const slide = el("input", { type: "range", id: "least", min: 1, max: MOST_LEAST, step: 1, value: STATE.least, "aria-valuetext": `at least ${plural(STATE.least, "claim")}` });
  slide.addEventListener("change", () => set({ least: Number(slide.value) }));
  slide.addEventListener("input", () => (byId("least-words").textContent = `at least ${plural(Number(slide.value), "claim")}`));
  return section("Actors and things with", [
    el("div", { className: "row least" }, slide, el("label", { htmlFor: "least", id: "least-words", className: "number", text: `at least ${plural(STATE.least, "claim")}` })),
  ]);
}
