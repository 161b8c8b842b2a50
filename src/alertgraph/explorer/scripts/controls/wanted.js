// What is asked for beside words: a date that a claim may have, and a mark that it may carry; as finding/wanted.py has it.

const USUAL = ["Asserted", "Affirmed", "Actual", "Plain"];
const MARK_FIELDS = ["stance", "polarity", "modality", "certainty"];
const MARK_WORDS = { denied: "Negated", announced: "Planned", feared: "Predicted" }; // further words for the values of a mark
// How well a claim answers: it has the date or mark, its sentence or something else of it has the words, or its date is wider.
const [HAS, SAYS, MENTIONS, REACHES] = [0, 1, 2, 3];
const MOST_MONTHS = 5; // further than it begins a claim's date may end, to be found by a day or month of any year

const MONTHS = ["jan(?:uary)?", "feb(?:ruary)?", "mar(?:ch)?", "apr(?:il)?", "may", "june?", "july?", "aug(?:ust)?", "sept?(?:ember)?", "oct(?:ober)?", "nov(?:ember)?", "dec(?:ember)?"];
const MONTH_DAYS = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
const [MONTH, DAY, YEAR] = [`(${MONTHS.join("|")})\\.?`, "([0-9]{1,2})(?:st|nd|rd|th)?", "([12][0-9]{3})"];
const ALONE = "(january|february|april|june|july|august|september|october|november|december)"; // where its name is no other word
const DATE_FORMS = [
  [`${YEAR}(?:-([0-9]{2})(?:-([0-9]{2}))?)?`, "ymd"],
  [`${DAY}\\s+(?:of\\s+)?${MONTH}(?:,?\\s+${YEAR})?`, "dmy"],
  [`${MONTH}\\s+${DAY}(?:,?\\s+${YEAR})?`, "mdy"],
  [`${MONTH},?\\s+(?:of\\s+)?${YEAR}`, "my"],
  [ALONE, "m"],
];
const DATE_ORDER = DATE_FORMS.map(([, parts]) => parts).join("");
const DATE_WORDS = new RegExp(`(?<![\\w-])(?:${DATE_FORMS.map(([form]) => form).join("|")})(?![\\w-])`, "g");

const twoDigits = (number) => String(number).padStart(2, "0");

// Year, month and day of what matched, those that are not given empty; null where there is no such day.
function dateParts(groups) {
  const given = {};
  [...DATE_ORDER].forEach((part, index) => groups[index] && (given[part] = groups[index]));
  const { y = "", m = "", d = "" } = given;
  const month = !m ? 0 : /^\d/.test(m) ? Number(m) : MONTHS.findIndex((name) => new RegExp(`^(?:${name})$`).test(m)) + 1;
  if (m && !MONTH_DAYS[month - 1]) return null;
  if (d && !(Number(d) >= 1 && Number(d) <= MONTH_DAYS[month - 1])) return null;
  return { year: y, month: m && twoDigits(month), day: d && twoDigits(Number(d)) };
}

// What a text asks for: {words, dates, marks}; the words are what is left to be mentioned.
function wantedOf(text) {
  const dates = [];
  const left = text.toLowerCase().replace(DATE_WORDS, (whole, ...rest) => {
    const parts = dateParts(rest.slice(0, DATE_ORDER.length));
    if (parts) dates.push({ ...parts, says: seeker(whole), period: parts.year && [parts.year, parts.month, parts.day].filter(Boolean).join("-") });
    return parts ? " " : whole;
  });
  const all = soughtWords(left, dates.length > 0);
  const marks = all.map((word) => ({ word, value: markValue(word) })).filter(({ value }) => value).map((mark) => ({ ...mark, says: seeker(mark.word) }));
  return { words: all.filter((word) => !markValue(word)), dates, marks };
}

// The value of a claim's field that a word stands for, among those that claims have.
function markValue(word) {
  const value = Object.hasOwn(MARK_WORDS, word) ? MARK_WORDS[word] : word.charAt(0).toUpperCase() + word.slice(1);
  return MARK_FIELDS.some((field) => !USUAL.includes(value) && TABLES.words[field] && Object.hasOwn(TABLES.words[field], value)) ? value : "";
}

const carries = (claim, { value }) => (MARK_FIELDS.some((field) => claim[field] === value) ? HAS : null);

const monthsTo = (day) => 12 * Number(day.slice(0, 4)) + Number(day.slice(5, 7));

// How a claim's date answers: it lies within the one that is asked for, or only reaches into it; null where neither.
function dateFit(claim, date) {
  const { earliest: first = "", latest: last = "" } = claim;
  if (date.year) return first || last ? spanFit(date, date.year, first, last) : null;
  const bare = /^XXXX-(\d\d)(?:-(\d\d))?$/.exec(claim.completed_when || claim.when || "");
  if (bare) return spanFit(date, "XXXX", `XXXX-${bare[1]}-${bare[2] || "01"}`, `XXXX-${bare[1]}-${bare[2] || "31"}`);
  if (!first || !last || monthsTo(last) - monthsTo(first) > MOST_MONTHS) return null; // what is dated to a year has every day of it
  const fits = [first, last].map((day) => spanFit(date, day.slice(0, 4), first, last)).filter((found) => found !== null);
  return fits.length ? Math.min(...fits) : null;
}

function spanFit({ month, day }, year, first, last) {
  const since = `${year}-${month || "01"}-${day || "01"}`;
  const until = `${year}-${month || "12"}-${day || "31"}`;
  if (first > until || (last && last < since)) return null;
  return first >= since && last && last <= until ? HAS : REACHES;
}

// The claims that answer, each with its fit, the best first; a date or mark counts in words, too.
function foundClaims(rows, text) {
  const { words, dates, marks } = wantedOf(text);
  const seeks = words.length ? seeker(words.join(" ")) : () => true;
  const found = [];
  for (const row of rows) {
    if (!seeks(row.texts[0])) continue;
    const parts = [...dates.map((date) => ({ has: dateFit(row.claim, date), ...date })), ...marks.map((mark) => ({ has: carries(row.claim, mark), ...mark }))];
    const fits = parts.map(({ has, says }) => (has === HAS ? HAS : says(row.gist) ? SAYS : says(row.texts[0]) ? MENTIONS : has));
    if (fits.includes(null)) continue;
    const byNote = !seeks(row.told) || parts.some(({ says }, index) => fits[index] === MENTIONS && !says(row.told));
    found.push({ ...row, byNote, dated: dates.length > 0, isByDateOrMark: parts.length > 0, place: 2 * Math.max(HAS, ...fits) + Number(!seeks(row.gist)) });
  }
  return found.sort((a, b) => a.place - b.place);
}

// The questions that are asked of one period and nothing else, of each that was asked for.
function questionsOfDate(asked, text) {
  const single = asked.filter(({ query }) => query.asked && query.parameters.length === 1 && query.parameters[0].type === "period");
  return wantedOf(text).dates.filter(({ period }) => period).flatMap(({ period }) => single.map(({ query }) => {
    const [{ name }] = query.parameters;
    return { query, values: { [name]: period }, title: questionTitle(query, () => period) };
  }));
}
