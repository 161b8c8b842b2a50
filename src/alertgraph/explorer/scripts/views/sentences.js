// The words of a paragraph in a reader's own copy: each sentence shaded by how many claims rest on it, and marked apart where
// the alert disputes one of them or only passes it on.

const MOST_SHADES = 3;

// n1, n2 or n3 by the number of claims, and the standing that sets one of them apart.
function shadeOf(claims) {
  if (!claims.length) return "";
  const apart = claims.some(isDisputed) ? "disputed" : claims.some(isAttributed) ? "reported" : "";
  return `n${Math.min(claims.length, MOST_SHADES)} ${apart}`.trim();
}

// What the shades mean, beside them.
function wordsKey() {
  const shade = (name, text) => [" ", el("mark", { className: name, text })];
  return el("p", { className: "told words-key", id: "words-key" }, "Words that claims rest on are shaded:",
    shade("n1", "one claim"), shade("n2", "two"), shade("n3", "three or more"), shade("n1 reported", "one at least only passed on"),
    shade("n1 disputed", "one at least disputed by the alert"), ". A click on them opens all their claims.");
}

// The paragraph's own words; claims are those of it that pass the filters. A click on a sentence opens all claims that rest on
// it; from the keyboard the claims below the words are reached one by one.
function markedWords(paragraph, pieces, claims) {
  const chosen = STATE.par && passageIn(STATE.par);
  return el("p", { className: "text" }, pieces.map((piece) => {
    if (typeof piece === "string") return piece;
    const [words, id] = piece;
    if (!words) return refused();
    const found = claims.filter((claim) => claim.passages.includes(id));
    const left = [...CLAIMS.values()].filter((claim) => claim.passages.includes(id)).length - found.length;
    const standings = [[isDisputed, "disputed"], [(claim) => isAttributed(claim) && !isDisputed(claim), "only passed on"]].map(([has, word]) => [found.filter(has).length, word]);
    const about = [plural(found.length, "claim"), ...standings.filter(([count]) => count).map(([count, word]) => `${count} ${word}`), left > 0 && `${left} left out by the filters`];
    const onclick = () => set({ sel: null, tour: null, par: `${paragraph.id}/${id}` });
    return el("mark", { className: `${shadeOf(found)}${chosen === id ? " chosen" : ""}${isMarked(found) ? " picked" : ""}`, text: words, title: about.filter(Boolean).join(", "), "data-passage": id, onclick });
  }));
}
