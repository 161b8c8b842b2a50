// The questions to start from, and a form for the parameters of one.

// The list of named queries, to be searched by their words; a click takes one up and runs it.
function questionList() {
  const find = el("input", { type: "search", id: "query-find", placeholder: "Find a question", autocomplete: "off", "aria-label": "Find a question" });
  const rows = [...queryTable().queries.values()].sort((a, b) => (a.title < b.title ? -1 : 1)).map((query) => {
    const button = el("button", { type: "button", className: "question", "data-query": query.name, title: query.description, text: query.title, onclick: () => takeQuestion(query) });
    return { item: el("li", {}, button), words: spelt(`${query.title} ${query.name} ${query.topic} ${query.asked.replace(/\$\w+/g, "")}`), topic: query.topic || "Others" };
  });
  const topics = [...new Set(rows.map(({ topic }) => topic))].sort((a, b) => (a === "Others") - (b === "Others") || (a < b ? -1 : 1));
  const groups = topics.map((topic) => ({ topic, items: rows.filter((row) => row.topic === topic).map(({ item }) => item) }));
  const boxes = groups.map(({ topic, items }) => ({ items, box: el("section", {}, el("h3", { text: topic }), el("ul", {}, items)) }));
  const none = el("p", { className: "soft", hidden: true, text: "No question has these words." });
  find.addEventListener("input", () => {
    const seeks = seeker(find.value);
    for (const { item, words } of rows) item.hidden = Boolean(seeks) && !seeks(words);
    for (const { box, items } of boxes) box.hidden = items.every(({ hidden }) => hidden);
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
    el("p", { className: "soft lead", text: "One click answers a question, in sentences that say whose statement each is and where it stands. Whom it asks about can be changed then." }),
    find, el("div", { id: "query-list" }, boxes.map(({ box }) => box)),
    el("p", { className: "own" }, el("button", { type: "button", className: "link", id: "query-own", text: "Write a query of your own, in SPARQL", onclick: () => set({ code: "yes", ask: null }) })),
    none);
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
  reach: { "with-parts": "with government, leaders, parts", alone: "it alone" },
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
      return el("label", {}, el("span", {}, el("code", { text: `$${parameter.name} ` }), capital(parameter.type === "reach" ? "who is asked about" : parameter.meaning)), input);
    }),
    el("datalist", { id: "query-entities" }, fields.some(({ type }) => type === "entity") && queryTable().entities.map(([id, label]) => el("option", { value: label, text: ENTRIES.has(id) ? KINDS.get(kindOf(id)).label : "" }))),
    el("datalist", { id: "query-relations" }, fields.some(({ type }) => type === "relation") && Object.values(TABLES.relations).map(({ label, family }) => el("option", { value: label, text: TABLES.families[family] }))),
  ];
}

// What a parameter is asked for, in words; nothing where that is none of its values.
function askedWords(parameter) {
  const value = QUERY.values[parameter.name] ?? parameter.default;
  if (termOf(parameter, value) === null) return "";
  return choicesOf(parameter.type) ? wordsOf(parameter.type, choicesOf(parameter.type).find((name) => termOf(parameter, name) === termOf(parameter, value))) : shownValue(parameter, value);
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
  const words = base.none.replace(/\$(\w+)/g, (whole, name, at) => {
    const parameter = base.parameters.find((one) => one.name === name);
    return parameter ? nameBehind(base.none.slice(0, at), shownValue(parameter, values[name] ?? parameter.default)) : whole;
  });
  return `${Object.keys(TABLES.alerts).length === 1 ? "the alert has" : "the alerts have"} ${words}`;
}

// An entry of the registry by identifier, label or alias; undefined for none, and for a name that several have.
function entityOf(value) {
  const { entities } = queryTable();
  const exact = entities.find(([id]) => id === value.trim());
  if (exact) return exact;
  const wanted = fold(value);
  const named = wanted ? entities.filter(([, label]) => spellings(label).includes(wanted)) : [];
  const alike = (names) => names.some((name) => spellings(name).includes(wanted));
  const hidden = (id) => (ENTRIES.has(id) ? ENTRIES.get(id).hidden : []);
  const called = named.length || !wanted ? named : entities.filter(([id, , aliases]) => alike(aliases) || alike(hidden(id)));
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
      const called = inCode() ? `$${parameter.name}` : capital(parameter.meaning);
      sayFault(value || parameter.type !== "entity" ? `${called}: “${value}” is not ${WANTED[parameter.type]}.` : `${called} asks for ${WANTED[parameter.type]}.`);
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
