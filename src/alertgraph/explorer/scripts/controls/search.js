// The search box: labels and aliases, whatever the case and the diacritics.

const MOST_HITS = 9;
let HITS = [];
let HIT = -1;

// Whole names first, then beginnings, beginnings of words, anything inside; the more connected first among equals.
function matches(text) {
  const wanted = fold(text);
  if (!wanted) return [];
  const merit = (name) => {
    const folded = fold(name);
    if (folded === wanted) return 0;
    if (folded.startsWith(wanted)) return 1;
    if (` ${folded}`.includes(` ${wanted}`)) return 2;
    return folded.includes(wanted) ? 3 : 9;
  };
  const found = [];
  for (const node of ENTRIES.values()) {
    const names = [node.label, ...node.aliases].map((name, index) => ({ name, score: merit(name) + (index ? 0.5 : 0) }));
    const best = names.reduce((a, b) => (b.score < a.score ? b : a));
    if (best.score < 9) found.push({ node, ...best });
  }
  return found.sort((a, b) => a.score - b.score).slice(0, MOST_HITS);
}

function showHits() {
  const input = byId("search");
  const list = byId("found");
  const asked = Boolean(fold(input.value));
  HITS = matches(input.value);
  HIT = HITS.length ? 0 : -1;
  fill(
    list,
    HITS.map(({ node, name }, index) =>
      el(
        "li",
        { role: "option", id: `hit-${index}`, onmousedown: (event) => { event.preventDefault(); choose(index); } },
        icon(KINDS.get(node.kind)),
        el("span", { className: "name", text: node.label }),
        name !== node.label && el("span", { className: "alias", text: name }),
        el("span", { className: "number", text: KINDS.get(node.kind).label }),
      ),
    ),
    asked && !HITS.length && el("li", { className: "none", text: "Nothing in this alert has that name." }),
  );
  list.hidden = !asked;
  input.setAttribute("aria-expanded", String(asked));
  markHit();
}

function markHit() {
  [...byId("found").children].forEach((item, index) => {
    if (item.getAttribute("role") === "option") item.setAttribute("aria-selected", String(index === HIT));
  });
  if (HIT >= 0) byId("search").setAttribute("aria-activedescendant", `hit-${HIT}`);
  else byId("search").removeAttribute("aria-activedescendant");
}

function choose(index) {
  const hit = HITS[index];
  if (!hit) return;
  closeHits();
  byId("search").value = "";
  if (MEMORY.pathFrom) showPath(MEMORY.pathFrom, hit.node.id);
  else select(hit.node.id);
  byId("panel").focus();
}

function closeHits() {
  byId("found").hidden = true;
  byId("search").setAttribute("aria-expanded", "false");
  HIT = -1;
  markHit();
}

function startSearch() {
  const input = byId("search");
  input.addEventListener("input", showHits);
  input.addEventListener("focus", showHits);
  input.addEventListener("blur", closeHits);
  input.addEventListener("keydown", (event) => {
    if (event.isComposing) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && HITS.length) {
      HIT = (HIT + step + HITS.length) % HITS.length;
      markHit();
      event.preventDefault();
    } else if (event.key === "Enter") {
      choose(HIT);
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
