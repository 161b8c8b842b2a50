// Who does what to whom, in that order, wherever a row stands for claims: never a relation without the one who acts.

const MOST_TOLD = { path: 4, tip: 8 }; // relations of one direction in a row that has little room

// The plain claims of a row in sentences, one for each direction: {from, to, told}, the relations in words, each once. One that
// stands for several claims says so where any of these is hedged.
function sentences(claims) {
  const found = new Map();
  for (const claim of claims.filter(isPlainLine)) {
    const key = `${claim.subject} ${claim.object}`;
    if (!found.has(key)) found.set(key, { from: claim.subject, to: claim.object, relations: new Map() });
    const { relations } = found.get(key);
    relations.set(saidOf(claim), [...(relations.get(saidOf(claim)) || []), claim]);
  }
  return [...found.values()].map(({ from, to, relations }) => ({ from, to, told: [...relations].map(([words, list]) => words + reserveOf(list)) }));
}

// What is hedged of the claims that one relation stands for, in words.
function reserveOf(claims) {
  const hedged = claims.filter(isHedged).length;
  return !hedged ? "" : hedged === claims.length ? " (hedged)" : ` (${hedged} of ${claims.length} hedged)`;
}

// The parts of a sentence: one relation stands between the two, several before an arrow to the one whom they concern.
function sentenceParts({ from, to, told }, most = Infinity) {
  const rest = told.length - most;
  const verbs = told.slice(0, most).join(" · ") + (rest > 0 ? ` · and ${rest} more` : "");
  return [labelOf(from), verbs, (told.length > 1 ? "→ " : "") + labelOf(to)];
}

const sentenceText = (sentence, most) => sentenceParts(sentence, most).join(" ");

function sentenceLine(sentence, most) {
  const [who, verbs, whom] = sentenceParts(sentence, most);
  return el("span", { className: "sentence", "data-from": sentence.from, "data-to": sentence.to }, who, " ", el("span", { className: "verbs", text: verbs }), " ", whom);
}
