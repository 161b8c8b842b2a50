// A sheet to hand over: every claim on an actor or a pair, the same as telling/sheet.py makes it.

// {title, about, remarks, entries}; ids: one or two entries; order: "text" or "time".
function sheetOf(ids, order) {
  const found = inTextOrder([...CLAIMS.values()].filter((claim) => isInSheet(claim, ids)));
  if (order === "time") found.sort(byDays);
  const by = order === "time" ? "of time, those without a date last" : "of the text";
  const nodes = ids.map((id) => ENTRIES.get(id));
  return {
    title: `Claims on ${nodes.map(({ label }) => label).join(" and ")}`,
    about: nodes.map(({ label, description = "" }) => `${label}: ${description}`),
    remarks: [`${plural(found.length, "claim")}, in the order ${by}.`, ...partyRemark(found, ids), TABLES.sheet.sentences, ...(holdsText() ? [TABLES.sheet.quoted] : [])],
    entries: sheetEntries(found, order),
  };
}

// How many of these have an entry, or the two, as their parties, where others name them elsewhere.
function partyRemark(claims, ids) {
  const count = claims.filter((claim) => ids.every((id) => isOn(claim, id))).length;
  return count === claims.length ? [] : [`${count} ${TABLES.sheet.parties[Number(ids.length > 1)]}`];
}

// Each with its number and what contradicts it, or the number beside which that is told already; the first of those without a date,
// where time is the order, with their heading.
function sheetEntries(claims, order) {
  const beside = new Map();
  const undated = order === "time" ? claims.filter((claim) => !isDated(claim)) : [];
  return claims.map((claim, index) => {
    const against = inTextOrder(contradicting(claim));
    const told = against.filter(({ id }) => beside.has(id)).map(({ id }) => `${TABLES.sheet.against}: see beside ${beside.get(id)}  (${id})`);
    const fresh = against.filter(({ id }) => !beside.has(id));
    for (const { id } of fresh) beside.set(id, index + 1);
    const entry = sheetEntry(claim);
    return { ...entry, number: index + 1, facts: [...entry.facts, ...told], rebuttals: fresh.map(sheetEntry), part: claim === undated[0] ? undatedWords(undated) : "" };
  });
}

// Whether a claim names all of these in any part, or is stated by them without being the author's.
function isInSheet(claim, ids) {
  const named = [claim.subject, claim.object, ...TABLES.roles.flatMap((role) => claim[role] || []), claim.stance !== "Asserted" && claim.stated_by];
  return ids.every((id) => named.includes(id));
}

const contradicting = (claim) => [...CLAIMS.values()].filter((other) => (other.contradicts || []).includes(claim.id));

// By document, the oldest first, then by the first place in it, then by identifier.
function inTextOrder(claims) {
  const alerts = Object.entries(TABLES.alerts).sort(([a, one], [b, other]) => compared([one.date, a], [other.date, b])).map(([id]) => id);
  const keys = new Map(claims.map((claim) => {
    const places = claim.passages.map((id) => TABLES.passages[id]).filter(Boolean).map(({ paragraphs = [], sentence }) => [paragraphs, sentence]);
    const first = places.length ? places.reduce((one, other) => (compared(other, one) < 0 ? other : one)) : [[], 0];
    const at = alerts.indexOf(claim.alert);
    return [claim, [at < 0 ? alerts.length : at, ...first, claim.id]];
  }));
  return [...claims].sort((one, other) => compared(keys.get(one), keys.get(other)));
}

// Lists by their first members that differ, a shorter one before one that goes on.
function compared(one, other) {
  if (!Array.isArray(one)) return one < other ? -1 : one > other ? 1 : 0;
  for (let at = 0; at < Math.min(one.length, other.length); at++) {
    const found = compared(one[at], other[at]);
    if (found) return found;
  }
  return one.length - other.length;
}

const daysOf = (claim) => [isDated(claim) ? 0 : 1, claim.earliest || "", claim.latest || "~"];
const byDays = (one, other) => compared(daysOf(one), daysOf(other));

function sheetEntry(claim) {
  const quotes = (TABLES.alerts[claim.alert] || {}).text ? claim.passages.map((id) => quotedPassage(claim.alert, id)) : [];
  return { claim, head: markedGist(claim), facts: sheetFacts(claim), quotes, rebuttals: [] };
}

// Who does what to whom, the facts of the card, the claims that it leads to, its place and its note.
function sheetFacts(claim) {
  const words = (part) => (typeof part === "string" ? part : part.textContent);
  const speaker = claim.stance === "Asserted" ? "" : `according to ${labelOf(claim.stated_by)}: `;
  const told = [speaker + [labelOf(claim.subject), saidOf(claim), labelOf(claim.object)].join(" | ")];
  for (const { title, fields } of TABLES.facts) {
    const parts = fields.flatMap((field) => factParts(claim, field)).map(words);
    const isNumber = fields.some((field) => TABLES.fields[field] === "number");
    if (parts.length) told.push(`${title}: ${parts.join(isNumber ? " " : "; ")}`);
  }
  const other = (id) => `${CLAIMS.has(id) ? markedGist(CLAIMS.get(id)) : id} [${id}]`;
  for (const { field, title } of TABLES.links) told.push(...(claim[field] || []).map((id) => `${title}: ${other(id)}`));
  const back = LINKED_FROM.get(claim.id) || [];
  for (const { field, back: title } of TABLES.links) told.push(...back.filter((link) => link.field === field).map((link) => `${title}: ${other(link.claim.id)}`));
  const places = claim.passages.map((id) => TABLES.passages[id] || { citation: id }).map(({ citation, section }) => (section ? `${citation}, section “${section}”` : citation));
  told.push(`${places.join("; ")}  (${claim.id})`);
  if (claim.note) told.push(`Note: ${claim.note}`);
  return told;
}
