// How a claim, a document or the page is cited: {short, long, bibtex, ris}, the same as telling/citing.py makes them.

// What BibTeX or LaTeX takes for a mark of its own, and what stands for it; fields whose words keep their capitals; the tags of RIS.
const ESCAPES = { "\\": "\\textbackslash{}", "{": "\\{", "}": "\\}", $: "\\$", "&": "\\&", "%": "\\%", "#": "\\#", _: "\\_", "^": "\\textasciicircum{}", "~": "\\textasciitilde{}" };
const WHOLE = ["author", "title", "publisher"];
const TAGS = { author: "AU", title: "TI", publisher: "PB", year: "PY", date: "DA", note: "N1", url: "UR" };
const SOMEONE = "someone else says this"; // how the phrase of a stance begins whose speaker is not the author

const oneLine = (text) => text.trim().split(/\s+/).join(" ");

function bibtexField(name, value) {
  if (name === "url") return oneLine(value).replaceAll("\\", "%5C").replaceAll("{", "%7B").replaceAll("}", "%7D");
  const escaped = oneLine(value).replace(/[\\{}$&%#_^~]/g, (mark) => ESCAPES[mark]);
  return WHOLE.includes(name) ? `{${escaped}}` : escaped;
}

function bibtex(key, fields) {
  const rows = Object.entries(fields).filter(([, value]) => value).map(([name, value]) => `  ${name} = {${bibtexField(name, value)}}`);
  return `@misc{${key.replace(/[^A-Za-z0-9.:-]/g, "-")},\n${rows.join(",\n")}\n}\n`;
}

function ris(key, fields) {
  const rows = Object.entries(fields).filter(([, value]) => value).map(([name, value]) => `${TAGS[name]}  - ${name === "date" ? value.replaceAll("-", "/") : oneLine(value)}`);
  return ["TY  - RPRT", `ID  - ${key}`, ...rows, "ER  - ", ""].join("\n");
}

// Places one after the other, each section and paragraph once; of one of which no more is known, our number.
function placesInWords(passages) {
  const groups = [];
  for (const { where = "", spot = "", nth, citation } of passages) {
    const place = spot || citation;
    const last = groups.at(-1);
    const group = last && last.where === where && last.place === place ? last : groups[groups.push({ where, place, numbers: [] }) - 1];
    if (nth) group.numbers.push(nth);
  }
  let told = "";
  return groups.map(({ where, place, numbers }) => {
    const parts = [where === told ? "" : where, place, sentencesOf(numbers)];
    told = where || told;
    return parts.filter(Boolean).join(", ");
  }).join("; ");
}

const sentencesOf = (numbers) =>
  numbers.length < 2 ? numbers.map((number) => `sentence ${number}`).join("") : `sentences ${numbers.slice(0, -1).join(", ")} and ${numbers.at(-1)}`;

// Who says a claim, what the alert makes of it, and whatever else keeps it from being plain.
function standingOf(claim) {
  const stance = TABLES.words.stance[claim.stance];
  const told = stance.slice(stance.indexOf(": ") + 2).replace(/\.$/, "");
  const first = claim.stance === "Asserted" ? told : told.replace(SOMEONE, `said by ${labelOf(claim.stated_by)}`);
  const isActual = claim.polarity === "Affirmed" && claim.modality === "Actual";
  return [
    first,
    !isActual && `as a claim: ${labelOf(claim.subject)} ${saidOf(claim)} ${labelOf(claim.object)}`,
    claim.certainty !== "Plain" && TABLES.words.certainty[claim.certainty],
  ].filter(Boolean);
}

const sourceOf = ({ publisher, title, issued }) => (publisher ? `${publisher}, ${inQuotes(title)}, ${issued}` : title);

function records(about, alert, note) {
  const { title, publisher, date = "", address = "" } = alert;
  const fields = { author: publisher, title, year: date.slice(0, 4), date, publisher, url: address, note };
  const key = about.slice(about.indexOf(":") + 1);
  return { bibtex: bibtex(key, fields), ris: ris(key, fields) };
}

function citationOf(claim) {
  const { project, wording } = TABLES.citing;
  const alert = TABLES.alerts[claim.alert] || { title: claim.alert };
  const standing = standingOf(claim);
  const found = claim.passages.map((id) => TABLES.passages[id] || { citation: id });
  const where = placesInWords(found);
  const from = [sourceOf(alert), where].filter(Boolean).join(", ");
  const number = found.some(({ spot }) => spot) ? ` (in ${project}'s count: ${found.map(({ citation }) => citation).join("; ")})` : "";
  const own = `The sentence is ${wording}, not the alert's. ${capital(standing.join("; "))}.`;
  const last = `Claim ${claim.id} of ${project}.${quotedWords(claim)}`;
  return {
    short: `${claim.gist.replace(/\.$/, "")} (${[wording, ...standing, from].join("; ")}).`,
    long: `${claim.gist} ${own} ${from}${number}.${alert.address ? ` ${alert.address}` : ""} ${last}`,
    ...records(claim.id, alert, `${where}${number}. ${claim.gist} ${own} ${last}`),
  };
}

function documentCitation(id) {
  const alert = TABLES.alerts[id];
  const short = `${sourceOf(alert)}.`;
  return { short, long: alert.address ? `${short} ${alert.address}` : short, ...records(id, alert, "") };
}

// With a reader's copy: the words of the passages, marked as the document's.
function quotedWords(claim) {
  if (!(TABLES.alerts[claim.alert] || {}).text) return "";
  return ` In the words of the alert: ${claim.passages.map((id) => quotedPassage(claim.alert, id)).join(" ")}`;
}

function quotedPassage(alert, id) {
  const words = wordsOf(alert, id);
  return words ? `“${words}”` : `[${(TABLES.passages[id] || { citation: id }).citation}: not found for certain in your copy of the text]`;
}

// A passage on one line; a word that a page's end broke is whole again.
function wordsOf(alert, id) {
  const { text = {} } = TABLES.alerts[alert];
  const numbers = (TABLES.passages[id] || {}).paragraphs || [];
  const parts = numbers.flatMap((number) => (text[number] || []).filter((piece) => Array.isArray(piece) && piece[1] === id && piece[0]).map(([words]) => words));
  return parts.join(" \n").replace(/(?<=[\p{L}\p{N}]-) \n(?=[\p{L}\p{N}])/gu, "").replaceAll(" \n", " ");
}
