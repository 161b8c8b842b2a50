// The timeline: each dated claim in a row, a dot or a bar along one scale of time; below them, when asked for, those without a date.

const DAY = 86400000;
const EARLY_SHARE = 0.2; // of the width, for the years before those on the equal scale
const BREAK_MARK = 6; // pixels that it takes left of its place
const LEAST_BAR = 0.012; // of the width: what would be shorter is drawn as a dot

registerView({ id: "timeline", label: "Timeline", place: 20, make: timeline, listsAll: true, carries: "only" });

// First and last day of a claim's date as times; null where that end is open.
function daySpan(claim) {
  const time = (text) => (text ? Date.parse(text) : null);
  const first = time(claim.earliest);
  const last = time(claim.latest);
  return { first, last: last === null ? null : last + DAY };
}

// The year that holds the end of the earliest quarter of all first and last days, and every later year, stand on one equal
// scale. The years before it get a fifth of the width where they would else take more: there the ruler is broken.
function timeScale(claims) {
  const times = claims.flatMap((claim) => Object.values(daySpan(claim)).filter((time) => time !== null)).sort((a, b) => a - b);
  const at = (share) => times[Math.min(times.length - 1, Math.floor(share * times.length))];
  const [least, high] = [Date.UTC(yearOf(times[0]), 0), Date.UTC(yearOf(times.at(-1)) + 1, 0)];
  const quarter = Date.UTC(yearOf(at(0.25)), 0);
  const isBroken = (quarter - least) / (high - least) > EARLY_SHARE;
  const low = isBroken ? quarter : least;
  const margin = isBroken ? EARLY_SHARE : 0;
  const place = (time) => (time < low ? (margin * (time - least)) / (low - least) : margin + ((1 - margin) * (time - low)) / (high - low));
  return { place, low, high, least, isBroken };
}

const yearOf = (time) => new Date(time).getUTCFullYear();

function timeTicks({ place, low, high, least, isBroken }) {
  const step = Math.ceil((yearOf(high) - yearOf(low)) / 8) || 1;
  const found = isBroken ? [yearOf(least)] : [];
  for (let year = yearOf(low); year < yearOf(high); year += step) found.push(year);
  return found.map((year) => ({ year, at: place(Date.UTC(year, 0)), isBreak: isBroken && year === yearOf(low) }));
}

// What the ruler's two scales mean for the eye, in words.
function breakTold({ low, least, isBroken }) {
  return isBroken && ` The ruler is broken at the start of ${yearOf(low)}, at the mark //: the time before it, from ${yearOf(least)} on, is drawn on a smaller scale.`;
}

// Where the ruler is too narrow for all its years, those that would touch another are left out; that at the break comes first.
function rulerLabels(ticks) {
  for (const tick of ticks) tick.textContent = tick.dataset.year;
  const found = ticks.map((tick) => ({ tick, isBreak: "break" in tick.dataset, box: tick.getBoundingClientRect() }));
  const kept = [];
  for (const one of found.sort((a, b) => b.isBreak - a.isBreak)) {
    const isFree = kept.every(({ box }) => one.box.right + BREAK_MARK < box.left || box.right < one.box.left);
    if (isFree) kept.push(one);
    else one.tick.textContent = "";
  }
}

function timeline() {
  const all = listed();
  const dated = all.filter((claim) => claim.earliest || claim.latest).sort((a, b) => (daySpan(a).first ?? -Infinity) - (daySpan(b).first ?? -Infinity) || byDate(a, b));
  const undated = all.filter((claim) => !dated.includes(claim)).sort(byDate);
  const scale = dated.length > 0 && timeScale(dated);
  const head = el("div", { className: "view-head" }, el("p", { className: "told" },
    !currentScope() && [shareTold(all.length), ": "], `${dated.length} with a date, ${undated.length} without. `,
    "A bar reaches from the first to the last day that the date allows; a span too short for a bar is a dot. An arrow marks an end that the alert leaves open.",
    dated.some((claim) => claim.completed_when) && " What stands in brackets is not in the text: the editors completed it, and the claim's note says from what.",
    scale && breakTold(scale)));
  if (!scale) return [head, undatedRows(undated, true)];
  const ticks = timeTicks(scale);
  const ruler = el("div", { className: "ruler", "aria-hidden": "true" }, el("div", { className: "lane" }, ticks.map(({ year, at, isBreak }) =>
    [isBreak && placedAt("span", at, { className: "break" }), placedAt("span", at, { className: "tick", "data-year": year, "data-break": isBreak && "yes" })])));
  new ResizeObserver(() => rulerLabels([...ruler.querySelectorAll(".tick")])).observe(ruler);
  const rows = [];
  let before = null;
  for (const claim of dated) {
    const year = claim.earliest ? claim.earliest.slice(0, 4) : "Before";
    if (year !== before) rows.push(el("h3", { className: "year", text: year }));
    before = year;
    rows.push(el("div", { className: "dated" }, lane(claim, scale, ticks), el("span", { className: "date", text: claim.date }), claimLine(claim)));
  }
  return [head, ruler, el("div", { className: "rows" }, rows), undatedRows(undated)];
}

// Many, and without a place on the ruler: they are made when they are asked for.
function undatedRows(claims, open = false) {
  if (!claims.length) return null;
  const line = (claim) => el("div", { className: "without-date" }, claim.when && el("span", { className: "date soft", text: claim.date }), claimLine(claim));
  const box = el("details", { className: "undated", open, ontoggle: () => box.children.length > 1 || addInSteps(box, claims, line, FIRST_ROWS) },
    el("summary", {}, el("h3", { className: "year", text: `${undatedWords(claims)}: ${plural(claims.length, "claim")}` })));
  return box;
}

function placedAt(name, at, props) {
  const element = el(name, props);
  element.style.left = `${(100 * at).toFixed(2)}%`;
  return element;
}

function lane(claim, scale, ticks) {
  const { first, last } = daySpan(claim);
  const from = first === null ? 0 : scale.place(first);
  const to = last === null ? 1 : scale.place(last);
  const bar = placedAt("span", from, { className: ["time-bar", isHedged(claim) && "hedged", ...claim.status, first === null && "open-first", last === null && "open-last", to - from < LEAST_BAR && "dot"].filter(Boolean).join(" ") });
  bar.style.width = `${(100 * Math.max(0, to - from)).toFixed(2)}%`;
  bar.style.setProperty("--mode", tintOf(MODES.get(claim.mode)));
  return el("div", { className: "lane", "aria-hidden": "true" }, ticks.map(({ at, isBreak }) => placedAt("span", at, { className: isBreak ? "grid broken" : "grid" })), bar);
}
