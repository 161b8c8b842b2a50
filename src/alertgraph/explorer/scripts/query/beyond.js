// What stands beside an answer: the claims that a yes rests on, and those that the question leaves out for how they are said. Both
// are found by asking again, more widely, as the terminal does (asking/widening.py).

// The values by which a claim counts as a fact; a question that fixes one leaves the others out.
const FACTS = { stance: "Asserted", polarity: "Affirmed", modality: "Actual", certainty: "Plain" };

// The parts of a query, and whether each is within what it takes away: taken more widely, that would leave less.
function partsOf(sparql) {
  const plain = bare(sparql);
  const parts = [];
  let end = 0;
  for (const { index, 0: opening } of plain.matchAll(/\b(?:MINUS|NOT\s+EXISTS)\s*\{/gi)) {
    if (index < end) continue;
    parts.push({ text: sparql.slice(end, index), kept: false });
    let depth = 1;
    for (end = index + opening.length; depth > 0 && end < plain.length; end += 1) depth += (plain[end] === "{") - (plain[end] === "}");
    parts.push({ text: sparql.slice(index, end), kept: true });
  }
  return [...parts, { text: sparql.slice(end), kept: false }];
}

const fixed = () => new RegExp(`(?<=${ownPrefix()})(${Object.keys(FACTS).join("|")})\\s+${ownPrefix()}(${Object.values(FACTS).join("|")})\\b`, "g");
const undisputed = () => new RegExp(`[?]\\w+\\s*!=\\s*${ownPrefix()}Disputed\\b`, "g");

// The query with claims of every standing in the place of facts alone.
function widened(sparql) {
  let count = 0;
  return partsOf(sparql).map(({ text, kept }) => (kept ? text : text.replace(fixed(), (whole, field) => `${field} ?any_${count++}`).replace(undisputed(), "true"))).join("");
}

// The values that keep a claim out of an answer: of the fields that are fixed, but for those that the query asks for elsewhere.
function passedOver(sparql) {
  const looked = partsOf(sparql).filter(({ kept }) => !kept).map(({ text }) => text).join("");
  const fields = new Set(Array.from(looked.matchAll(fixed()), ([, field]) => field));
  const found = new Set(undisputed().test(looked) ? ["Disputed"] : []);
  for (const field of fields) for (const value of Object.keys(TABLES.words[field])) if (value !== FACTS[field]) found.add(value);
  for (const [, value] of sparql.matchAll(new RegExp(`${ownPrefix()}(?:${Object.keys(FACTS).join("|")})\\s+${ownPrefix()}(\\w+)`, "g"))) found.delete(value);
  return found;
}

const asClaims = (sparql) => (formOf(sparql) === "ASK" ? sparql.replace(/\bASK\b/i, "SELECT DISTINCT ?claim") : sparql);
const claimsAmong = (bindings) => new Set(bindings.flatMap((binding) => Object.values(binding).flatMap(claimsIn)));

// Told below an answer once it is known; nothing where the answer has gone by then.
async function tellBeyond(prologue, sparql) {
  const { answer } = QUERY;
  const asks = async (text) => claimsAmong((await askEngine(`${prologue}\n${limited(asClaims(text), MOST_ROWS)}`)).results.bindings);
  try {
    const isYes = answer.given.boolean;
    const found = isYes ? await asks(sparql) : claimsAmong(answer.found);
    const wide = widened(sparql);
    const reasons = passedOver(sparql);
    const more = wide === sparql || isYes ? [] : [...(await asks(wide))].filter((claim) => !found.has(claim));
    const left = more.filter((claim) => Object.keys(FACTS).some((field) => reasons.has(claim[field])));
    if (QUERY.answer !== answer || answer.as === "table") return;
    fill(tabPart("query-beyond"), isYes && toldClaims([...found]), left.length > 0 && leftOut(left, reasons));
  } catch {
    // it was answered all the same
  }
}

function leftOut(claims, reasons) {
  const counted = new Map();
  for (const claim of claims) for (const field of Object.keys(FACTS)) if (reasons.has(claim[field])) counted.set(claim[field], (counted.get(claim[field]) || 0) + 1);
  const named = [...counted].map(([value, count]) => `${count} ${value.toLowerCase()}`).join(", ");
  const box = el("details", { className: "folded", ontoggle: () => box.children.length > 1 || add(box, claims.map(toldClaim)) },
    el("summary", { text: `${plural(claims.length, "more claim")} left out for how ${claims.length === 1 ? "it is" : "they are"} said: ${named}` }));
  return box;
}
