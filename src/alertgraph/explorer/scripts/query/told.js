// An answer in sentences: each row with whose statement it is, how firmly it is said and where it stands, never a gist alone.

const MOST_LINES = 3; // claims of a row that are in sight; of more, all are folded away
const SIGNS = { "-1": "conflict", 0: "neither conflict nor cooperation", 1: "cooperation" };
const PARTS_SAID = { statedBy: "speaker", involves: "taking part", under: "the case, agreement or instrument" };
let DATES = null;

// A link and no button, so that its words wrap with those around it.
function claimLink(claim, text = markedGist(claim)) {
  const onclick = (event) => {
    event.preventDefault();
    openClaim(claim);
  };
  return el("a", { href: `#sel=${[claim.subject, claim.object].map(encodeURIComponent).join("~")}`, className: "link", text, title: markedGist(claim), "data-claim-link": claim.id, onclick });
}

// A claim as a sentence to click: speaker and reserve before it; its date and place after it, and of which document where there are several.
function toldClaim(claim) {
  const mark = el("span", { className: "mode-mark", title: MODES.get(claim.mode).label });
  mark.style.setProperty("--mode", colourOf(MODES.get(claim.mode)));
  const where = claim.passages.map((id) => TABLES.passages[id]).filter(Boolean).map(({ citation }) => citation);
  const title = (TABLES.alerts[claim.alert] || { title: claim.alert }).title;
  const isOnly = Object.keys(TABLES.alerts).length === 1 && TABLES.alerts[claim.alert]; // then the notice beside the answer names it
  return el("div", { className: ["claim-line", ...claim.status].join(" "), "data-line": claim.id },
    mark,
    el("span", { className: "said" },
      el("span", { className: "speaker" }, spokenBy(claim) || "The alert: "),
      claimLink(claim),
      claim.date && el("span", { className: "date soft", text: ` ${claim.date},` }),
      el("span", { className: "place soft" }, ` ${where.join("; ")}`, !isOnly && [" of ", el("cite", { text: title, title })])));
}

function toldClaims(claims) {
  if (claims.length <= MOST_LINES) return claims.map(toldClaim);
  const reserved = claims.filter((claim) => claim.status.length || isHedged(claim)).length;
  const words = `The ${claims.length} claims${reserved ? `, ${reserved} of them with a reserve` : ""}`;
  const box = el("details", { className: "folded", ontoggle: () => box.children.length > 1 || add(box, claims.map(toldClaim)) }, el("summary", { text: words }));
  return box;
}

// A date as the cards have it.
function dateWords(value) {
  DATES ||= new Map([...CLAIMS.values()].filter(({ when, date }) => when && date).map(({ when, date }) => [when, date]));
  return DATES.get(value) || value;
}

// What a cell says, in labels and words.
function cellWords(name, term, label) {
  const names = namedIn(term);
  if (names.length) return joined(names.map((id) => (CLAIMS.has(id) ? toldClaim(CLAIMS.get(id)) : nameOf(id, names.length === 1 && label ? label.value : undefined))));
  if (/#boolean$/.test(term.datatype || "")) return term.value === "true" ? "Yes" : "No";
  if (name === "sign") return SIGNS[term.value] || term.value;
  if (/#integer$/.test(term.datatype || "")) return term.value;
  const values = term.value.split("|").map((value) => PARTS_SAID[value] || value);
  return values.length > 1 ? values.join(", ") : dateWords(values[0]);
}

// The article that the name in a cell, a link or words, takes behind the words before it.
function articleBehind(before, cell) {
  const [name, ...others] = [cell].flat(Infinity);
  const label = others.length || !name ? "" : name.textContent ?? name;
  const told = nameBehind(before, label);
  return told.endsWith(label) ? told.slice(0, told.length - label.length) : "";
}

// The sentence of a row as its question has it: what stands in brackets goes where one of its names has no value.
function rowSentence(pattern, binding, words) {
  const parts = (text) => text.split(/(\$\w+)/).map((part, index, all) => (part.startsWith("$") ? [articleBehind(all.slice(0, index).join(""), words(part.slice(1))), words(part.slice(1))] : part));
  const isEmpty = (text) => (text.match(/\$\w+/g) || []).some((name) => !binding[name.slice(1)] || binding[name.slice(1)].value === "");
  return pattern.split(/(\[[^\]]*\])/).map((piece) => (piece.startsWith("[") ? (isEmpty(piece) ? [] : parts(piece.slice(1, -1))) : parts(piece)));
}

// Whether one of these claims tells what a cell holds, so that its sentence has it already.
function isInWords(claims, name, term) {
  if (/^(claim|alert)$/.test(name) || /paragraphs$/.test(name) || name.endsWith("_label")) return true;
  const ids = namedIn(term);
  const short = term.type === "uri" ? shortened(term.value).replace(ownPrefix(), "") : term.value;
  return claims.some((claim) => {
    const ends = [claim.subject, claim.object, claim.stated_by, ...TABLES.roles.flatMap((role) => claim[role] || [])];
    if (ids.length && ids.every((id) => ends.includes(id) || id === claim.id)) return true;
    const own = [claim.relation.replace(ownPrefix(), ""), ...Object.values(claim).filter((value) => typeof value === "string")];
    return own.includes(short) || term.value.split("|").every((part) => TABLES.roles.includes(part) || ["subject", "object", "statedBy"].includes(part));
  });
}

const meaningOf = (query, name) => (query && query.columns[name]) || queryTable().meanings[name] || name.replaceAll("_", " ");
const claimsIn = (term) => namedIn(term).map((id) => CLAIMS.get(id)).filter(Boolean);

// A row: its sentence, then what else it holds, each with what it means.
function toldRow(binding, query) {
  const words = (name) => (binding[name] ? cellWords(name, binding[name], binding[`${name}_label`]) : "");
  const names = Object.keys(binding).filter((name) => binding[name] && binding[name].value !== "");
  const [claim] = query && !query.row && binding.claim ? claimsIn(binding.claim) : [];
  const told = [...new Set([claim, ...names.filter((name) => name !== "claim").flatMap((name) => (claimsIn(binding[name]).length === 1 ? claimsIn(binding[name]) : []))])].filter(Boolean);
  const isLeft = (name) => (claim ? !isInWords(told, name, binding[name]) || (claimsIn(binding[name]).length > 0 && name !== "claim") : claimsIn(binding[name]).length > 0 || !(query && query.row));
  const rest = names.filter((name) => !name.endsWith("_label") && !/paragraphs$|^alert$/.test(name)).filter(isLeft);
  return el("li", {},
    claim ? toldClaim(claim) : query && query.row && el("p", { className: "sentence" }, rowSentence(query.row, binding, words)),
    rest.map((name) => {
      const claims = claimsIn(binding[name]);
      const isOwn = /^claims?$/.test(name); // what the row rests on
      return el("div", { className: "also" }, !isOwn && el("span", { className: "soft", text: `${capital(meaningOf(query, name))}: ` }), claims.length ? toldClaims(claims) : words(name));
    }));
}

// Triples are told by the claims that they are of.
function toldTriples(claims) {
  return [el("p", { text: claims.length ? `The triples of ${plural(claims.length, "claim")}; the table has them all:` : "The table has the triples." }), claims.map(toldClaim)];
}

function toldAnswer({ head: { vars }, results: { bindings } }, query) {
  if (vars.join() === "subject,predicate,object") return toldTriples([...new Set(bindings.flatMap(({ subject }) => claimsIn(subject)))]);
  const list = el("ol", { className: "told-list", id: "query-told" });
  const first = isPhone() ? FIRST_ANSWERS.phone : FIRST_ANSWERS.wide;
  add(list, bindings.slice(0, first).map((binding) => toldRow(binding, query)));
  const rest = bindings.slice(first);
  const more = rest.length > 0 && el("button", { type: "button", className: "small", id: "query-more", text: `Show the other ${rest.length}`, onclick: () => {
    more.remove();
    addInSteps(list, rest, (binding) => toldRow(binding, query), 40);
  } });
  return [list, more];
}
