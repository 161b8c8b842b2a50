// The named queries as questions: what they are about, of whom they may be asked, and how one is asked by a click.

let QUERY_TABLE = null;

// Named queries by name, prefixes, terms and entities, read when they are first wanted; null on a page without the tab. Where the
// block is damaged there are none, and the tab says so.
function queryTable() {
  if (QUERY_TABLE || !byId("kg-query")) return QUERY_TABLE;
  const { queries, prefixes, meanings, terms, entities } = queryBlock();
  QUERY_TABLE = { queries: new Map(queries.map((query) => [query.name, query])), prefixes, meanings, terms: new Map(terms.map(([id, ...rest]) => [id, rest])), entities, within: new Map(entities.filter(([, , , within]) => within).map(([, label, , within]) => [label, within])) };
  return QUERY_TABLE;
}

function queryBlock() {
  try {
    return readBlock("kg-query");
  } catch {
    return { queries: [], prefixes: {}, meanings: {}, terms: [], entities: [] };
  }
}

const questions = () => (queryTable() ? [...queryTable().queries.values()] : []);

// What a default is called.
function defaultWords({ type, default: value }) {
  if (type === "mode") return MODES.has(value) ? MODES.get(value).label : "";
  return type === "entity" && value ? (queryTable().entities.find(([id]) => id === value) || [value, value])[1] : value;
}

// A name as it stands behind some words: with its article within their sentence, as it is at its beginning and in quotation marks.
const nameBehind = (before, name) => (/[\p{L}\d][,:]? $/u.test(before) && queryTable()?.within.get(name)) || name;

// A question with the words for what it is asked for in the place of its parameters; its title where one is without a value, or
// where it is the title that names them: that is asked of its defaults.
function questionTitle(query, wordsOf) {
  const usual = query.parameters.every((one) => one.type === "reach" || wordsOf(one) === defaultWords(one));
  const first = query.parameters.find(({ type }) => type === "entity");
  if (usual && first && query.title.includes(defaultWords(first))) return query.title;
  const values = query.parameters.map((parameter) => [parameter.name, wordsOf(parameter)]);
  if (!query.asked || values.some(([name, words]) => !words && query.asked.includes(`$${name}`))) return query.title;
  const words = new Map(values);
  return query.asked.replace(/\$(\w+)/g, (whole, name, at) => (words.has(name) ? nameBehind(query.asked.slice(0, at), words.get(name)) : whole));
}

// The parameter whose place an entry may take: the default takes it whatever its kind, others are of its kinds.
function placeFor(query, id) {
  const other = (name) => query.parameters.every((one) => one.name === name || one.type !== "entity" || (one.default && one.default !== id));
  const fits = ([name, kinds]) => other(name) && (kinds.includes(ENTRIES.get(id).kind) || query.parameters.some((one) => one.name === name && one.default === id));
  return (Object.entries(query.of).find(fits) || [])[0];
}

// The questions that may be asked of an entry, those of few kinds first: {query, name, title}.
function questionsOf(id) {
  const breadth = ({ query, name }) => query.of[name].length;
  const order = (a, b) => breadth(a) - breadth(b) || (a.title < b.title ? -1 : 1);
  return questions()
    .map((query) => ({ query, name: placeFor(query, id) }))
    .filter(({ name }) => name)
    .map((row) => ({ ...row, title: questionTitle(row.query, (one) => (one.name === row.name ? labelOf(id) : defaultWords(one))) }))
    .sort(order);
}

// The questions that may be asked of two entries, each taking one place: {query, values, title}.
function questionsOfPair(a, b) {
  const fits = (query, name, id) => (name in query.of ? query.of[name].includes(ENTRIES.get(id).kind) : true);
  return questions().filter(({ pair }) => pair.length).flatMap((query) => {
    const [one, other] = query.pair;
    const values = [{ [one]: a, [other]: b }, { [one]: b, [other]: a }].find((taken) => query.pair.every((name) => fits(query, name, taken[name])));
    return values ? [{ query, values, title: questionTitle(query, ({ name, ...one }) => (name in values ? labelOf(values[name]) : defaultWords(one))) }] : [];
  });
}

// Opens a question by a reader's click, which answers it at once; one that an address asks waits for such a click.
function askQuestion(name, values = {}) {
  MEMORY.asks = true;
  set({ view: "query", ask: { name, values, text: null } });
}
