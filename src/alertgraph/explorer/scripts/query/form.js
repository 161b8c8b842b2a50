// The questions to start from, and a form for the parameters of one.

// The list of named queries, to be searched by their words; a click takes one up and runs it.
function questionList() {
  const find = el("input", { type: "search", id: "query-find", placeholder: "Find a question", autocomplete: "off", "aria-label": "Find a question" });
  const rows = [...queryTable().queries.values()].sort((a, b) => (a.title < b.title ? -1 : 1)).map((query) => {
    const button = el("button", { type: "button", className: "question", "data-query": query.name, title: query.description, text: query.title, onclick: () => takeQuestion(query) });
    return { item: el("li", {}, button), words: ` ${fold(`${query.title} ${query.name}`)}` };
  });
  const none = el("p", { className: "soft", hidden: true, text: "No question has these words." });
  find.addEventListener("input", () => {
    const wanted = fold(find.value).split(" ").filter(Boolean);
    for (const { item, words } of rows) item.hidden = !wanted.every((word) => words.includes(` ${word}`));
    none.hidden = rows.some(({ item }) => !item.hidden);
  });
  find.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !find.value) return;
    event.stopPropagation();
    find.value = "";
    find.dispatchEvent(new Event("input"));
  });
  return el("details", { className: "questions", open: !isPhone() },
    el("summary", {}, el("h2", { text: `Questions (${rows.length})` })),
    find, el("ul", { id: "query-list" }, rows.map(({ item }) => item)), none);
}

function markQuestion() {
  for (const button of document.querySelectorAll("[data-query]")) {
    if (QUERY.base && button.dataset.query === QUERY.base.name) button.setAttribute("aria-current", "true");
    else button.removeAttribute("aria-current");
  }
}

const INPUTS = { date: { type: "date" }, integer: { type: "number", step: "1" } }; // all others are text
const SCHEMES = ["stance", "polarity", "modality", "certainty"];
// Values that are literals, and no terms of the ontology, by the type of their parameter.
const LITERALS = {
  reach: { "with-parts": "with what is its own", alone: "alone" },
  signs: { unsigned: "without a sign", signed: "as conflict, or as cooperation where dropped" },
};
const NAMED = { entity: "query-entities", relation: "query-relations" }; // whose values are found by name, and the list of them

// The values of a parameter that has few: local names of the ontology, or literals; and what a reader reads for each.
const choicesOf = (type) => (type === "mode" ? [...MODES.keys()] : type in LITERALS ? Object.keys(LITERALS[type]) : SCHEMES.includes(type) ? Object.keys(TABLES.words[type]) : null);
const wordsOf = (type, name) => (type === "mode" ? MODES.get(name).label : type in LITERALS ? LITERALS[type][name] : TABLES.words[type][name]);

function fieldOf(parameter) {
  const choices = choicesOf(parameter.type);
  const value = shownValue(parameter, QUERY.values[parameter.name] ?? parameter.default);
  const props = { id: `query-p-${parameter.name}`, name: parameter.name };
  if (!choices) return el("input", { ...props, autocomplete: "off", type: "text", ...INPUTS[parameter.type], value });
  const field = el("select", props, choices.map((name) => el("option", { value: name, text: wordsOf(parameter.type, name) })));
  field.value = choices.find((name) => termOf(parameter, name) === termOf(parameter, value)) || "";
  return field;
}

// A field for each parameter that still stands in the query; an entity is found by any of its names.
function parameterForm(text) {
  const used = parametersOf(text);
  const fields = (QUERY.base ? QUERY.base.parameters : []).filter(({ name }) => used.has(name));
  if (!fields.length) return [];
  return [
    ...fields.map((parameter) => {
      const input = fieldOf(parameter);
      if (NAMED[parameter.type]) input.setAttribute("list", NAMED[parameter.type]);
      input.addEventListener("input", () => {
        QUERY.values[parameter.name] = input.value;
        input.setCustomValidity("");
        markEarlier();
        keepAsked();
      });
      return el("label", {}, el("span", {}, el("code", { text: `$${parameter.name}` }), ` ${parameter.meaning}`), input);
    }),
    el("datalist", { id: "query-entities" }, fields.some(({ type }) => type === "entity") && queryTable().entities.map(([id, label]) => el("option", { value: label, text: id }))),
    el("datalist", { id: "query-relations" }, fields.some(({ type }) => type === "relation") && Object.entries(TABLES.relations).map(([id, { label }]) => el("option", { value: label, text: id }))),
  ];
}

// An identifier as its label, where that is nobody else's.
function shownValue({ type }, value) {
  if (type === "relation" && relationOf(value)) return TABLES.relations[relationOf(value)].label;
  const found = type === "entity" && entityOf(value);
  return found && entityOf(found[1]) === found ? found[1] : value;
}

// What is said of a question without an answer, with the names of what it was asked for; nothing of a query of one's own.
function nothingFound(text) {
  const { base, values } = QUERY;
  if (!base || text !== base.sparql || !base.none) return "";
  const words = base.none.replace(/\$(\w+)/g, (whole, name) => {
    const parameter = base.parameters.find((one) => one.name === name);
    return parameter ? shownValue(parameter, values[name] ?? parameter.default) : whole;
  });
  return `: ${Object.keys(TABLES.alerts).length === 1 ? "the alert has" : "the alerts have"} ${words}`;
}

// An entry of the registry by identifier, label or alias; undefined for none, and for a name that several have.
function entityOf(value) {
  const { entities } = queryTable();
  const exact = entities.find(([id]) => id === value.trim());
  if (exact) return exact;
  const wanted = fold(value);
  const named = wanted ? entities.filter(([, label]) => fold(label) === wanted) : [];
  const called = named.length || !wanted ? named : entities.filter(([, , aliases]) => aliases.some((alias) => fold(alias) === wanted));
  return called.length === 1 ? called[0] : undefined;
}

// The prefix of the ontology's terms, with its colon.
const ownPrefix = () => Object.keys(TABLES.relations)[0].split(":")[0] + ":";

// A relation by identifier, local name or label, in either direction.
function relationOf(value) {
  const wanted = fold(value);
  const ids = Object.keys(TABLES.relations);
  const called = (id) => [TABLES.relations[id].label, TABLES.relations[id].inverse || ""].some((name) => fold(name) === wanted);
  return ids.find((id) => id === value.trim() || id === ownPrefix() + value.trim()) || (wanted ? ids.find(called) : undefined);
}

const asLiteral = (value) => `"${value.replace(/[\\"]/g, "\\$&").replaceAll("\n", "\\n").replaceAll("\r", "\\r")}"`;

// A parameter's value as a SPARQL term; null for one that is not of its type.
function termOf({ type }, value) {
  const typed = (name) => `${asLiteral(value)}^^<${lengthened(`xsd:${name}`)}>`;
  if (type === "entity") return entityOf(value) ? `<${lengthened(entityOf(value)[0])}>` : null;
  if (type === "relation") return relationOf(value) ? `<${lengthened(relationOf(value))}>` : null;
  if (type in LITERALS) return Object.hasOwn(LITERALS[type], value) ? asLiteral(value) : null;
  if (choicesOf(type)) {
    const choice = choicesOf(type).find((name) => fold(name) === fold(value.replace(ownPrefix(), "")));
    return choice ? `<${lengthened(ownPrefix() + choice)}>` : null;
  }
  if (type === "integer") return /^[+-]?\d+$/.test(value) ? typed("integer") : null;
  if (type === "date") return isDay(value) ? typed("date") : null;
  if (type === "period") return /^\d{4}(-\d\d){0,2}$/.test(value) && isDay(`${value}-01-01`.slice(0, 10)) ? asLiteral(value) : null;
  return asLiteral(value);
}

const WANTED = {
  relation: "a relation of the ontology; type a few letters to see them",
  entity: "a name or identifier of the registry; type a few letters to see those it has",
  integer: "a whole number",
  date: "a day such as 2023-09-01",
  period: "a year, month or day such as 2022, 2022-02 or 2022-02-24",
};

// The parameters of the query as terms; null, with the field marked, where one does not fit.
function parameterTerms(text) {
  const used = parametersOf(text);
  const terms = {};
  for (const parameter of QUERY.base ? QUERY.base.parameters : []) {
    if (!used.has(parameter.name)) continue;
    const value = QUERY.values[parameter.name] ?? parameter.default;
    const term = termOf(parameter, value);
    if (term === null) {
      const input = tabPart(`query-p-${parameter.name}`);
      sayFault(value || parameter.type !== "entity" ? `$${parameter.name}: “${value}” is not ${WANTED[parameter.type]}.` : `$${parameter.name} asks for ${WANTED[parameter.type]}.`);
      if (input) {
        input.setCustomValidity("not a value of this kind");
        input.focus();
      }
      return null;
    }
    terms[parameter.name] = term;
  }
  return terms;
}

// A form of several fields does not send itself without a button of its own.
function runByEnter(event) {
  if (event.key !== "Enter" || event.target.tagName !== "INPUT") return;
  event.preventDefault();
  runQuery();
}
