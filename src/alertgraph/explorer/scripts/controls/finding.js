// What of the page mentions words: names, claims, questions and, with a reader's copy, the text. The terminal's find asks the same.

let LOOKED_THROUGH = null;

// All that is looked through, folded once: groups of {rows: [{texts, ...}]}; what is found is the rows of which one text has all
// the words. Names that no document need use are looked through and never shown.
function lookedThrough() {
  if (LOOKED_THROUGH) return LOOKED_THROUGH;
  const namesOf = ({ label, aliases, hidden }) => [label, ...aliases, ...hidden];
  const names = [...ENTRIES.values()].map((node) => ({ node, ...namesFolded(namesOf(node)) }));
  const claims = [...CLAIMS.values()].map((claim) => {
    const { label, inverse } = TABLES.relations[claim.relation];
    const parties = [claim.subject, claim.object, claim.stated_by, ...TABLES.roles.flatMap((role) => claim[role] || [])].filter((id) => ENTRIES.has(id)).flatMap((id) => namesOf(ENTRIES.get(id)));
    const gist = spelt(claim.gist);
    const told = spelt([claim.gist, label, inverse, ...parties].join(" "));
    return { claim, texts: [`${told} ${spelt(claim.note || "")}`], gist, told };
  });
  const asked = questions().map((query) => ({ query, texts: [spelt(`${query.title} ${query.asked.replace(/\$\w+/g, "")}`)] }));
  const text = Object.entries(TABLES.alerts).flatMap(([alert, row]) => sentencesOf(alert, row.text || {}));
  claims.sort((a, b) => placeOf(a.claim) - placeOf(b.claim));
  return (LOOKED_THROUGH = { names, claims, questions: asked, text });
}

// The names as they are compared, other spellings last, and each without little words.
function namesFolded(names) {
  const texts = [...names.map(fold), ...names.flatMap((name) => spellings(name).slice(1))];
  return { texts, plain: texts.map((name) => soughtWords(name).join(" ")) };
}

const placeOf = (claim) => placesOf(claim)[0] || 0;

// The sentences of a reader's copy: one that runs on into the next paragraph is one all the same, where a claim rests on it.
function sentencesOf(alert, paragraphs) {
  const byPassage = new Map();
  const found = [];
  for (const [number, pieces] of Object.entries(paragraphs)) {
    for (const piece of pieces) {
      const [words, id] = typeof piece === "string" ? [piece, null] : piece;
      if (id && byPassage.has(id)) byPassage.get(id).words += ` ${words}`;
      else if (words.trim()) {
        found.push({ alert, number: Number(number), words, passage: id });
        if (id) byPassage.set(id, found.at(-1));
      }
    }
  }
  return found.map((row) => ({ ...row, texts: [spelt(row.words)] }));
}

// How well a name fits: the whole of it, its beginning, words of it; the label before other names.
function merit({ texts }, wanted, seeks) {
  const score = (name) => (name === wanted ? 0 : name.startsWith(wanted) ? 1 : 2);
  return Math.min(...texts.map((name, index) => (seeks(name) ? score(name) + (index ? 0.5 : 0) : 9)));
}

// What mentions all the words: a list of {id, one, many, rows}; null where there is no word to look for.
function searchFor(text, namesAlone) {
  const seeks = seeker(text);
  if (!seeks) return null;
  const { names, claims, questions: asked, text: spoken } = lookedThrough();
  const has = ({ texts }) => texts.some(seeks);
  const wanted = fold(text);
  const ranked = names.filter(has).map((row) => ({ ...row, alias: seeks(row.texts[0]) ? null : row.node.aliases[row.texts.findIndex(seeks) - 1] }));
  const order = new Map(ranked.map((row) => [row, merit(row, wanted, seeks)]));
  ranked.sort((a, b) => order.get(a) - order.get(b));
  if (namesAlone) return [{ id: "names", one: "actor or thing", many: "actors and things", rows: ranked }];
  const answering = foundClaims(claims, text);
  const apart = answering.length ? null : pairOf(text, names);
  const dated = questionsOfDate(asked, text);
  const isOffered = ({ query }) => dated.some((row) => row.query === query);
  return [
    { id: "paths", one: "path", many: "paths", rows: apart && apart.every(({ node }) => isMapped(node)) ? [{ ends: apart.map(({ node }) => node) }] : [] },
    { id: "names", one: "actor or thing", many: "actors and things", rows: apart ? [...apart.map(({ node }) => ({ node })), ...ranked.filter(({ node }) => !apart.some((row) => row.node === node))] : ranked, apart },
    { id: "claims", one: "claim", many: "claims", rows: answering, by: answering.some(({ isByDateOrMark }) => isByDateOrMark) ? "by wording, names, note, date or mark" : "by wording, names or note" },
    { id: "questions", one: "question", many: "questions", rows: [...dated, ...asked.filter((row) => has(row) && !isOffered(row))] },
    { id: "text", one: "sentence of the text", many: "sentences of the text", rows: spoken.filter(has) },
  ];
}

// What nothing was found in.
function searchedWords(namesAlone) {
  const { names, claims, questions: asked, text } = lookedThrough();
  const things = `${names.length} actors and things`;
  const parts = namesAlone ? [things] : [plural(claims.length, "claim"), things, asked.length && plural(asked.length, "question"), text.length && "the text"].filter(Boolean);
  return parts.length > 1 ? `${parts.slice(0, -1).join(", ")} and ${parts.at(-1)}` : parts[0];
}

// A sentence from a few words before the first that was sought.
function snippet(words, text) {
  const parts = words.split(/\s+/);
  const seeks = seeker(soughtWords(text)[0]);
  const at = Math.max(0, parts.findIndex((part) => seeks(fold(part))) - 6);
  return (at ? "… " : "") + parts.slice(at).join(" ");
}
