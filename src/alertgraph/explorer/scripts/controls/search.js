// The search box: what mentions the words that are typed, in groups, and what a click on it opens.

const FIRST_HITS = { paths: 1, names: 6, claims: 4, questions: 3, text: 3 }; // of each group, before all of them are asked for
const SEARCH = { hits: [], at: -1, widened: new Set(), asked: "" };

function showHits() {
  const input = byId("search");
  const picks = Boolean(MEMORY.pathFrom);
  const groups = searchFor(input.value, picks);
  if (input.value !== SEARCH.asked) SEARCH.widened.clear();
  SEARCH.asked = input.value;
  SEARCH.hits = [];
  const shown = (groups || []).filter(({ rows }) => rows.length);
  fill(byId("found-list"), shown.map(hitGroup));
  SEARCH.at = SEARCH.hits.length ? 0 : -1;
  const told = shown.map(({ rows, one, many }) => plural(rows.length, one, many)).join(", ");
  const apart = shown.map((group) => group.apart).find(Boolean);
  const whole = apart ? el("span", { text: `No claim has both ${apart.map(({ node }) => node.label).join(" and ")}.` }) : el("span", { className: "unseen", text: told });
  fill(byId("found-said"), !groups ? "" : told ? whole : nothingMentions(input.value, picks));
  byId("found-said").className = told && !apart ? "unseen" : "none";
  byId("found").hidden = !groups;
  input.setAttribute("aria-expanded", String(shown.length > 0));
  markHit();
}

function nothingMentions(text, picks) {
  if (soughtWords(text).some((word) => word.length < BEGINNING && !/^\d+$/.test(word))) return "No such word yet. From its third letter on, the beginning of a word is found too.";
  return `Nothing in ${searchedWords(picks)} mentions “${text.trim()}”.`;
}

function hitGroup({ id, many, rows, by }) {
  const all = SEARCH.widened.has(id) || rows.length <= FIRST_HITS[id] + 1; // a button for one more would take its place
  const head = `${many.charAt(0).toUpperCase()}${many.slice(1)}`;
  const box = el("div", { role: "group", className: "hits", "aria-labelledby": `hits-${id}` },
    el("div", { className: "hits-head", id: `hits-${id}`, role: "presentation" }, head, " ", el("span", { className: "number", text: rows.length }), by && ` ${by}`));
  for (const row of all ? rows : rows.slice(0, FIRST_HITS[id])) add(box, hit(HIT_PARTS[id](row), HIT_CLASS[id], () => openHit(row)));
  if (!all) add(box, hit([`Show all ${rows.length} ${many}`], "more", () => widen(id)));
  return box;
}

const HIT_CLASS = { paths: "hit-path", names: "hit-name", claims: "hit-claim", questions: "hit-question", text: "hit-text" };
const HIT_PARTS = {
  paths: ({ ends: [one, other] }) => [el("span", { className: "said", text: `Path from ${one.label} to ${other.label}` })],
  names: ({ node, alias }) => [
    icon(KINDS.get(node.kind)),
    el("span", { className: "name", text: node.label }),
    alias && el("span", { className: "alias", text: alias }),
    el("span", { className: "number", text: KINDS.get(node.kind).label }),
  ],
  // never the gist alone: whose it is and what keeps it from being said plainly come first
  claims: ({ claim, byNote, dated }) => [
    el("span", { className: "said" }, el("span", { className: "speaker" }, spokenBy(claim) || "The alert: "), markedGist(claim), byNote && el("span", { className: "soft", text: ` Editor's note: ${claim.note}` })),
    placesOf(claim).length > 0 && el("span", { className: "number", text: `${dated && claim.when ? `${claim.date} · ` : ""}par. ${placesOf(claim).join(", ")}` }),
  ],
  questions: ({ query, title = query.title }) => [el("span", { className: "said", text: title })],
  text: ({ number, words }) => [el("span", { className: "said", text: snippet(words, SEARCH.asked) }), el("span", { className: "number", text: `par. ${number}` })],
};

function hit(parts, className, act) {
  const at = SEARCH.hits.push(act) - 1;
  return el("div", { role: "option", id: `hit-${at}`, className: `hit ${className}`, "aria-selected": "false", onclick: () => choose(at) }, parts);
}

// All of a group in the place of its first; the keyboard stays where the first of the rest now is.
function widen(id) {
  SEARCH.widened.add(id);
  const { at } = SEARCH;
  showHits();
  SEARCH.at = at;
  markHit();
  return true;
}

function markHit() {
  for (const item of byId("found-list").querySelectorAll("[role=option]")) {
    const isIt = item.id === `hit-${SEARCH.at}`;
    item.setAttribute("aria-selected", String(isIt));
    if (isIt) (SEARCH.at ? item : byId("found-list").firstChild).scrollIntoView({ block: "nearest" });
  }
  if (SEARCH.at >= 0) byId("search").setAttribute("aria-activedescendant", `hit-${SEARCH.at}`);
  else byId("search").removeAttribute("aria-activedescendant");
}

function choose(at) {
  const act = SEARCH.hits[at];
  if (!act) return;
  const isWidened = act();
  if (isWidened) return;
  closeHits();
  byId("search").value = "";
}

// What is chosen is shown: a name selects its entry, a claim its pair with its card in view, a question is answered, a sentence
// is read in its place.
function openHit({ ends, node, claim, query, values, alert, number, passage }) {
  if (ends) showPath(ends[0].id, ends[1].id);
  if (node && MEMORY.pathFrom) showPath(MEMORY.pathFrom, node.id);
  else if (node) select(node.id);
  if (query) askQuestion(query.name, values);
  else if (alert) showInText(alert, number, passage);
  else byId("panel").focus({ preventScroll: Boolean(claim) });
  if (claim) openClaim(claim);
}

function closeHits() {
  byId("found").hidden = true;
  byId("search").setAttribute("aria-expanded", "false");
  SEARCH.at = -1;
  markHit();
}

function startSearch() {
  const input = byId("search");
  byId("found").addEventListener("mousedown", (event) => event.preventDefault()); // which would take the keyboard from the box
  input.addEventListener("input", showHits);
  input.addEventListener("focus", showHits);
  input.addEventListener("blur", closeHits);
  input.addEventListener("keydown", (event) => {
    if (event.isComposing || event.keyCode === 229) return; // an Enter that ends a composition chooses nothing
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const { length } = SEARCH.hits;
    if (step && length) {
      SEARCH.at = (SEARCH.at + step + length) % length;
      markHit();
      event.preventDefault();
    } else if (event.key === "Enter") {
      choose(SEARCH.at);
      event.preventDefault();
    } else if (event.key === "Escape") {
      if (input.value) input.value = "";
      else input.blur();
      if (MEMORY.pathFrom) stopPicking();
      showHits();
      closeHits();
      event.stopPropagation();
    }
  });
}
