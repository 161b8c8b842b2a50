// What the editor completes: terms and entities by identifier, label or alias, keywords, and the query's own variables.

const KEYWORDS = (
  "SELECT DISTINCT WHERE FILTER OPTIONAL UNION MINUS BIND VALUES GRAPH ASK CONSTRUCT DESCRIBE FROM AS IN NOT EXISTS " +
  "COUNT SUM MIN MAX AVG SAMPLE GROUP_CONCAT SEPARATOR HAVING LIMIT OFFSET BOUND COALESCE CONCAT CONTAINS DATATYPE IF LANG LCASE " +
  "REGEX REPLACE STR STRAFTER STRBEFORE STRENDS STRLEN STRSTARTS SUBSTR UCASE YEAR ABS isIRI isLITERAL"
).split(" ").concat("GROUP BY", "ORDER BY", "ORDER BY DESC");
const MOST_OFFERS = 40;
let OFFERS = null;

// The short form of an IRI, as vocabulary.py gives it.
function shortened(iri) {
  const fitting = Object.entries(queryTable().prefixes).filter(([, start]) => iri.startsWith(start));
  const [prefix, start] = fitting.sort((a, b) => b[1].length - a[1].length)[0] || [];
  return start === undefined ? iri : `${prefix}:${iri.slice(start.length)}`;
}

function lengthened(curie) {
  const at = curie.indexOf(":");
  const { prefixes } = queryTable();
  return Object.hasOwn(prefixes, curie.slice(0, at)) ? prefixes[curie.slice(0, at)] + curie.slice(at + 1) : curie;
}

// Every term and entity: {term, names, detail, info}; what its local name has no letters for stands as a full IRI.
function allOffers() {
  if (OFFERS) return OFFERS;
  const termOfId = (id) => (/^[\w-]*:[\w-]*[\w]$/.test(id) ? id : `<${lengthened(id)}>`);
  const offer = (id, names, detail, info) => ({ term: termOfId(id), local: id.slice(id.indexOf(":") + 1), names: names.filter(Boolean).map(fold), detail, info });
  OFFERS = [...queryTable().terms].map(([id, [label, definition]]) => offer(id, [label], label, definition));
  for (const [id, label, aliases] of queryTable().entities) OFFERS.push(offer(id, [label, ...aliases], label, aliases.join(", ")));
  return OFFERS;
}

// How well a term fits what was typed: 0 is best, 9 not at all. A prefix that was typed must be the term's own.
function meritOf(offer, prefix, rest, wanted) {
  if (prefix !== null && !offer.term.startsWith(`${prefix}:`)) return 9;
  if (!rest) return prefix === null ? 9 : 4;
  if (offer.local.toLowerCase().startsWith(rest)) return 0;
  if (offer.names.some((name) => name.startsWith(wanted))) return 1;
  if (offer.names.some((name) => ` ${name}`.includes(` ${wanted}`))) return 2;
  return offer.local.toLowerCase().includes(rest) ? 3 : 9;
}

function offersFor(word, text) {
  if (/^[?$]/.test(word)) {
    const names = [...variablesOf(text)].filter((name) => `?${name}` !== word && name.startsWith(word.slice(1)));
    const parameters = QUERY.base ? QUERY.base.parameters.filter(({ name }) => `$${name}` !== word && name.startsWith(word.slice(1))) : [];
    return [...parameters.map(({ name, meaning }) => ({ label: `$${name}`, detail: meaning })), ...names.sort().map((name) => ({ label: `?${name}` }))];
  }
  const at = word.indexOf(":");
  const prefix = at < 0 ? null : word.slice(0, at);
  const rest = word.slice(at + 1).toLowerCase();
  const wanted = fold(rest);
  const words = prefix === null ? KEYWORDS.filter((name) => !rest || (name.toLowerCase().startsWith(rest) && name !== word)) : [];
  const prefixes = prefix === null && rest ? Object.keys(queryTable().prefixes).filter((name) => name.startsWith(rest)) : [];
  const found = wanted || prefix !== null ? allOffers().map((offer) => ({ offer, score: meritOf(offer, prefix, rest, wanted) })).filter(({ score }) => score < 9) : [];
  found.sort((a, b) => a.score - b.score || a.offer.detail.length - b.offer.detail.length);
  return [
    ...prefixes.map((name) => ({ label: `${name}:`, detail: "prefix" })),
    ...words.map((label) => ({ label })),
    ...found.slice(0, MOST_OFFERS).map(({ offer }) => ({ label: offer.term, detail: offer.detail, info: offer.info || undefined })),
  ];
}
