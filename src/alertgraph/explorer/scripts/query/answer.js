// An answer as a table: names that open what they name, claims that open their evidence, and the whole of it on the map.

const MOST_ROWS = 10000; // rows of an answer: of a cross join the first are enough to see what it is
const FIRST_ANSWERS = { phone: 50, wide: 300 };
let GISTS = null;

// What a cell names: the identifiers of the graph in it, one or several joined by "|".
function namedIn(term) {
  if (!term) return [];
  if (term.type === "uri") return [shortened(term.value)];
  if (term.type !== "literal") return [];
  const parts = term.value.split("|");
  return parts.every((part) => CLAIMS.has(part) || ENTRIES.has(part)) ? parts : [];
}

// The claim whose gist a text is: such a text is never shown without its claim's standing.
function claimOfGist(text) {
  GISTS ||= new Map([...CLAIMS.values()].map((claim) => [claim.gist, claim]));
  return GISTS.get(text);
}

const wordOf = (claim, id) => (STATUSES.get(id).mark === "slash" ? saidOf(claim) : STATUSES.get(id).label);
const standingTags = (claim) => [claim.status.map((id) => [" ", el("span", { className: `tag ${id}`, text: wordOf(claim, id) })]), reserveTag(claim)];

// The relation of the claim that a row rests on, as that claim says it, where a cell is that relation; where no cell is, its
// polarity is told so: a bare "negated" beside a gist would deny the gist.
const isBack = (claim, binding, value) => {
  const names = Object.keys(binding);
  const before = names.slice(0, names.indexOf("relation")).map(value);
  return before.includes(claim.object) && !before.includes(claim.subject);
};

function saidIn(binding, name) {
  const value = (column) => binding[column] && shortened(binding[column].value);
  const claim = CLAIMS.get(value("claim"));
  if (!claim || !(binding.polarity || binding.modality)) return null;
  if (name === "relation") return value(name) !== claim.relation ? null : isBack(claim, binding, value) ? backOf(claim) : saidOf(claim);
  return name === "polarity" && !binding.relation && isDenied(claim) && value(name).endsWith(`:${claim.polarity}`) ? saidOf(claim) : null;
}

// A claim's standing stands beside its gist, or beside its identifier where the row has no gist of it.
function claimButton(claim, text, gists) {
  const told = text === claim.id && gists && gists.has(claim);
  return [
    el("button", { type: "button", className: "link", text, title: text === claim.id ? gistOf(claim) : claim.id, "data-claim-link": claim.id, onclick: () => openClaim(claim) }),
    !told && standingTags(claim),
  ];
}

function nameOf(id, label, gists) {
  if (CLAIMS.has(id)) return claimButton(CLAIMS.get(id), id, gists);
  if (ENTRIES.has(id)) {
    const link = nodeLink(id);
    link.title = id;
    return link;
  }
  const entity = queryTable().entities.find(([name]) => name === id);
  const [words] = queryTable().terms.get(id) || [];
  const place = TABLES.passages[id] && TABLES.passages[id].citation;
  if (TABLES.alerts[id]) return el("span", { text: inCode() ? id : TABLES.alerts[id].title, title: TABLES.alerts[id].title });
  const shown = label || (entity && entity[1]) || place || words || id;
  return el("span", { text: shown, title: shown === id ? undefined : id });
}

// Claims in a table without code: one by what it says, or by a link where its row has that; of several, all, folded if they are many.
function plainClaims(claims, gists) {
  if (claims.length > 1) return toldClaims(claims);
  return gists.has(claims[0]) ? claimLink(claims[0], "Its card") : [claimLink(claims[0])];
}

function answerCell(name, term, label, gists) {
  if (!term) return null;
  if (term.type === "bnode") return el("span", { className: "soft", text: `_:${term.value}` });
  const names = namedIn(term);
  if (names.length && !inCode() && names.every((id) => CLAIMS.has(id))) return plainClaims(names.map((id) => CLAIMS.get(id)), gists);
  const single = names.length === 1 && label ? label.value : undefined; // of several the labels are joined, in an order of their own
  if (names.length) return joined(names.map((id) => nameOf(id, single, gists)));
  const claim = claimOfGist(term.value);
  if (claim) return claimButton(claim, gistOf(claim));
  if (!inCode()) return cellWords(name, term);
  return el("span", { text: term.value, title: term["xml:lang"] || (term.datatype ? shortened(term.datatype) : undefined) });
}

// Numbers stand to the right, claims in one line, and prose gets room.
function cellKind(term) {
  if (!term) return "";
  if (/#(integer|decimal|double|float)$/.test(term.datatype || "")) return "figure";
  if (term.type === "uri") return CLAIMS.has(shortened(term.value)) ? "whole" : "";
  return term.value.length > 60 ? "prose" : "";
}

// A column by its name beside the SPARQL, else by what it means.
function headOf(name) {
  const words = name.replaceAll("_", " ");
  if (inCode() || !QUERY.answer.query) return { text: words };
  const meaning = meaningOf(QUERY.answer.query, name);
  return { text: capital(meaning.split(/[:;]/)[0]), title: meaning };
}

// The columns that are shown: x_label stands in the place of x, as in the terminal.
function shownColumns(vars) {
  const isTold = (name) => name === "alert" && !inCode() && Object.keys(TABLES.alerts).length === 1; // below the table
  return vars.filter((name) => !(name.endsWith("_label") && vars.includes(name.slice(0, -6))) && !isTold(name));
}

function answerTable({ head: { vars }, results: { bindings } }) {
  const columns = shownColumns(vars);
  const body = el("tbody");
  const more = el("button", { type: "button", className: "small", id: "query-more", onclick: () => rest() });
  const row = (binding) => {
    const claims = Object.values(binding).flatMap((term) => [...namedIn(term).map((id) => CLAIMS.get(id)), claimOfGist(term.value)]).filter(Boolean);
    const gists = new Set(Object.values(binding).map((term) => claimOfGist(term.value)));
    return el("tr", { className: claims.some(isDisputed) ? "disputed" : "" }, columns.map((name) =>
      el("td", { className: cellKind(binding[name]) }, saidIn(binding, name) ? el("span", { text: saidIn(binding, name), title: shortened(binding[name].value) }) : answerCell(name, binding[name], binding[`${name}_label`], gists))));
  };
  const rest = (count = Infinity) => {
    const done = body.children.length;
    add(body, bindings.slice(done, done + count).map(row));
    more.hidden = body.children.length >= bindings.length;
    more.textContent = `Show the other ${bindings.length - body.children.length}`;
  };
  rest(isPhone() ? FIRST_ANSWERS.phone : FIRST_ANSWERS.wide);
  return [
    el("div", { className: "scroller", tabIndex: 0, role: "region", "aria-label": "Answer" },
      el("table", { className: "answer", id: "query-table" },
        el("thead", {}, el("tr", {}, columns.map((name) => el("th", { scope: "col", ...headOf(name) })))),
        body)),
    more,
  ];
}

// The claims and entries of an answer that the map can show; without a claim, what the map draws between the entries.
function liftOf({ results: { bindings } }) {
  const ids = new Set(bindings.flatMap((binding) => Object.values(binding).flatMap(namedIn)));
  for (const binding of bindings) for (const term of Object.values(binding)) if (claimOfGist(term.value)) ids.add(claimOfGist(term.value).id);
  const actors = [...ids].filter((id) => ENTRIES.has(id) && isMapped(ENTRIES.get(id)));
  const claims = [...ids].filter((id) => CLAIMS.has(id));
  const between = ({ subject, object, status }) => !status.length && ids.has(subject) && ids.has(object);
  return { claims: claims.length ? claims : [...CLAIMS.values()].filter(between).map(({ id }) => id), actors };
}

// The answer as a tour of one step, which is how the map lifts a part out of the rest.
function answerTour({ title, lift }) {
  const caption = "What the answer to your query names, lifted out of the map.";
  return { id: "answer", said: "Answer", title, steps: [{ title, caption, ...lift }], back: backToQuery };
}

function backToQuery() {
  endLift();
  set({ view: "query" });
  tabPart("query-run").focus();
}

// The answer as CSV: identifiers in their short form, all columns, and whose claims these are.
function saveAnswer({ head: { vars }, results: { bindings } }) {
  const value = (term) => (term ? (term.type === "uri" ? shortened(term.value) : term.value) : "");
  const lines = bindings.map((binding) => [...vars.map((name) => quoted(value(binding[name]))), quoted(notice())].join(","));
  const head = [...vars, vars.includes("source") ? "source_of_claims" : "source"];
  save("answer.csv", "text/csv;charset=utf-8", `\ufeff${[head.join(","), ...lines].join("\r\n")}\r\n`);
}
