// The timeline: each dated claim in a row, a dot or a bar along one scale of time; undated ones are counted.

const DAY = 86400000;

// First and last day of a claim's date as times; null where that end is open.
function span(claim) {
  const time = (text) => (text ? Date.parse(text) : null);
  const first = time(claim.earliest);
  const last = time(claim.latest);
  return { first, last: last === null ? null : last + DAY };
}

// The middle 90 in 100 of the dates get nine tenths of the width; what lies before and after shares the margins.
function timeScale(claims) {
  const times = claims.flatMap((claim) => Object.values(span(claim)).filter((time) => time !== null)).sort((a, b) => a - b);
  const at = (share) => times[Math.min(times.length - 1, Math.floor(share * times.length))];
  const yearOf = (time) => new Date(time).getUTCFullYear();
  const [least, most] = [Date.UTC(yearOf(times[0]), 0), Date.UTC(yearOf(times.at(-1)) + 1, 0)];
  const low = Math.max(least, Date.UTC(yearOf(at(0.25)), 0));
  const high = most;
  const margin = low > least ? 0.2 : 0;
  const place = (time) => {
    if (time <= low) return low > least ? (margin * (time - least)) / (low - least) : 0;
    return margin + ((1 - margin) * (time - low)) / (high - low);
  };
  return { place, low, high, least, margin };
}

function timeTicks({ place, low, high, least, margin }) {
  const year = (time) => new Date(time).getUTCFullYear();
  const years = [];
  const step = Math.ceil((year(high) - year(low)) / 8) || 1;
  for (let y = year(low); y < year(high); y += step) years.push(y);
  if (margin) years.unshift(year(least));
  return years.map((y) => ({ year: y, at: place(Date.UTC(y, 0)) }));
}

function timeline() {
  const all = listed();
  const dated = all.filter((claim) => claim.earliest || claim.latest).sort((a, b) => (span(a).first ?? -Infinity) - (span(b).first ?? -Infinity) || byDate(a, b));
  const undated = all.length - dated.length;
  const head = el("div", { className: "view-head" }, el("p", { className: "told" },
    `${plural(dated.length, "claim")} with a date, ${undated} without. `,
    "A dot is a day or a month, a bar a span of time; an arrow marks an end that the alert leaves open."));
  if (!dated.length) return head;
  const scale = timeScale(dated);
  const ticks = timeTicks(scale);
  const ruler = el("div", { className: "ruler", "aria-hidden": "true" }, el("div", { className: "lane" }, ticks.map(({ year, at }) => placed("span", at, { className: "tick", text: year }))));
  const rows = [];
  let before = null;
  for (const claim of dated) {
    const year = claim.earliest ? claim.earliest.slice(0, 4) : "Before";
    if (year !== before) rows.push(el("h3", { className: "year", text: year }));
    before = year;
    rows.push(el("div", { className: "dated" }, lane(claim, scale, ticks), el("span", { className: "date", text: claim.date }), claimLine(claim)));
  }
  return [head, ruler, el("div", { className: "rows" }, rows)];
}

function placed(name, at, props) {
  const element = el(name, props);
  element.style.left = `${(100 * at).toFixed(2)}%`;
  return element;
}

function lane(claim, scale, ticks) {
  const { first, last } = span(claim);
  const from = first === null ? 0 : scale.place(first);
  const to = last === null ? 1 : scale.place(last);
  const bar = placed("span", from, { className: ["time-bar", ...claim.status, first === null && "open-first", last === null && "open-last", to - from < 0.012 && "dot"].filter(Boolean).join(" ") });
  bar.style.width = `${(100 * Math.max(0, to - from)).toFixed(2)}%`;
  bar.style.setProperty("--mode", colourOf(MODES.get(claim.mode)));
  return el("div", { className: "lane", "aria-hidden": "true" }, ticks.map(({ at }) => placed("span", at, { className: "grid" })), bar);
}
