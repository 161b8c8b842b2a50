// The panel: an actor or thing with all its claims by other party, or all claims of a pair.

const MOST_CARDS = 200; // claims of one entry: of more, the cards are made when their group is opened
const FEW_CARDS = 6; // of so few, every group is open

function panel() {
  const box = byId("panel");
  const open = new Set(openedName() === MEMORY.told ? [...box.querySelectorAll(".group[open]")].map(groupName) : []);
  if (box.firstChild && openedName() !== MEMORY.told) box.scrollTop = 0; // which has the page laid out
  MEMORY.told = openedName();
  const lift = currentLift();
  if (!STATE.sel) fill(box, STATE.path ? pathPanel() : lift ? lift.panel() : overview());
  else if (STATE.sel.b === undefined) fill(box, dossier(ENTRIES.get(STATE.sel.a)));
  else fill(box, pairPanel(STATE.sel.a, STATE.sel.b));
  for (const group of box.querySelectorAll(".group")) if (open.has(groupName(group))) group.open = true;
}

const groupName = ({ dataset }) => dataset.party || dataset.named;

// What is selected although lists are not about it: found in one of them.
const onlyThese = () => STATE.sel && !isSameChoice(STATE.sel, STATE.about) &&
  el("button", { type: "button", className: "small", id: "only-these", text: "List only these", title: "Leaves only these claims in Claims, Timeline and the CSV", onclick: () => set({ about: STATE.sel, named: false }) });

// To what leads up to these claims and what follows them, which their list does not hold: the text has both.
const readButton = () => !(STATE.view === "read" && isSameChoice(STATE.sel, STATE.about)) &&
  el("button", { type: "button", className: "small", id: "read-along", text: "Read along", title: "The paragraphs in order, with the places of these claims marked", onclick: () => set({ view: "read", about: STATE.sel, named: false }) });

const backButton = () =>
  el("button", { type: "button", className: "small", text: hasPast() ? "Back (Esc)" : "Close (Esc)", onclick: goBack });

function nodeHeading(node) {
  return el("h2", {}, icon(KINDS.get(node.kind), 22), el("span", { text: node.label }));
}

// Plain claims alone make a bar: what the alert disputes or only passes on is never part of a figure.
function plainBar(claims, most) {
  const plain = claims.filter(isPlainLine);
  const strip = el("span", { className: "strip", "aria-hidden": "true" });
  strip.style.width = `${Math.round(100 * Math.sqrt(plain.length / most))}%`;
  for (const mode of MODES.values()) {
    const count = plain.filter((claim) => claim.mode === mode.id).length;
    if (!count) continue;
    const part = el("span");
    part.style.flexGrow = count;
    part.style.background = tintOf(mode);
    strip.append(part);
  }
  return el("span", { className: "track" }, strip);
}

function dossier(node) {
  const claims = CLAIMS_OF.get(node.id);
  const asked = claims.filter(isTold);
  const groups = new Map();
  for (const claim of asked) {
    const other = otherEnd(claim, node.id);
    if (!groups.has(other)) groups.set(other, []);
    groups.get(other).push(claim);
  }
  const ordered = [...groups].sort((a, b) => b[1].length - a[1].length || (labelOf(a[0]) < labelOf(b[0]) ? -1 : 1));
  const most = Math.max(1, ...ordered.map(([, found]) => found.filter(isPlainLine).length));
  const kind = KINDS.get(node.kind);
  const few = asked.length <= FEW_CARDS;
  const boxes = ordered.map(([other, found]) => partyGroup(node.id, other, found, most, few));
  if (boxes.length && asked.length <= MOST_CARDS) inSteps(boxes.map((box) => () => fillGroup(box, node.id)), () => boxes[0].isConnected, 5);
  return [
    backButton(),
    nodeHeading(node),
    actions(node, [sheetButton(node.id), readButton()]),
    el("p", { className: "kind", text: kind.label, title: kind.definition }),
    node.description && el("p", { className: "description", text: node.description }),
    node.aliases.length > 0 && el("p", { className: "aliases" }, el("b", { text: "Also called " }), node.aliases.join(", ")),
    identifiers(node),
    el("p", { className: "summary" }, `${plural(claims.length, "claim")} with ${plural(new Set(claims.map((claim) => otherEnd(claim, node.id))).size, "other party", "other parties")} `, chips(countedIn(claims), "panel"), onlyThese()),
    othersTold(node.id),
    el("p", { className: "caution", text: "Each is what the alert says or passes on, not an established fact." }),
    questionBlock(node.label, questionsOf(node.id).map((row) => ({ ...row, values: { [row.name]: node.id } }))),
    partNote(claims),
    boxes,
    claimsNaming(node.id).map(([words, found]) => mentions(words, found.filter(isTold), found.length)),
  ];
}

// How many claims there are beside those that it is a party of, which a sheet has, too.
function othersTold(id) {
  const more = new Set(claimsNaming(id).flatMap(([, found]) => found)).size;
  return more > 0 && el("p", { className: "caution", text: `${plural(more, "more claim")} ${more === 1 ? "names or quotes" : "name or quote"} it, listed last. Its sheet has all ${CLAIMS_OF.get(id).length + more}.` });
}

const FIRST_QUESTIONS = 3;

// The questions that may be asked of an entry or a pair, a few at once; a click answers one.
function questionBlock(about, found) {
  if (!found.length) return null;
  const line = ({ query, values, title }) => el("li", {}, el("button", { type: "button", className: "link", "data-ask": query.name, text: title, onclick: () => askQuestion(query.name, values) }));
  const rest = found.slice(FIRST_QUESTIONS);
  return el("section", { className: "asked-of" },
    el("h3", { text: `${found.length === 1 ? "A question" : "Questions"} about ${nameBehind("about ", about)}` }),
    el("ul", {}, found.slice(0, FIRST_QUESTIONS).map(line)),
    rest.length > 0 && el("details", {}, el("summary", { text: `${plural(rest.length, "more question")}` }), el("ul", {}, rest.map(line))));
}

function identifiers(node) {
  const found = [node.iso && `ISO ${node.iso}`, node.wikidata && `Wikidata ${node.wikidata}`, node.id].filter(Boolean);
  return el("p", { className: "ids" }, found.map((text) => el("code", { text })));
}

// What a closed group tells: what plain claims say in sentences, of either direction, and how many others there are.
function partyGroup(id, other, claims, most, open) {
  const box = el(
    "details",
    { className: "group", open, "data-party": other, ontoggle: () => fillGroup(box, id) },
    el(
      "summary",
      {},
      el("span", { className: "party" }, icon(KINDS.get(ENTRIES.get(other).kind)), el("span", { className: "name", text: labelOf(other) }), el("span", { className: "number", text: claims.length }), plainBar(claims, most)),
      el("span", { className: "relations" }, sentences(claims).map((sentence) => sentenceLine(sentence)), chips(claims, null, true)),
    ),
    el("p", { className: "open" }, el("button", { type: "button", className: "link", text: `Open ${labelOf(other)}`, onclick: () => select(other) })),
  );
  if (open) add(box, cardsBetween(id, other));
  return box;
}

const cardsBetween = (a, b) => cardsByDate(claimsBetween(a, b).filter(isTold));

// Oldest first; those without a date stand under a heading, so that nobody takes them for the latest.
function cardsByDate(claims) {
  const undated = claims.filter((claim) => !isDated(claim));
  return claims.map((claim) => [
    claim === undated[0] && el("h3", { className: "part", text: `${undatedWords(undated)}: ${plural(undated.length, "claim")}` }),
    card(claim),
  ]);
}

// A closed group has its cards a moment later, or when it is opened, whichever comes first.
function fillGroup(box, id) {
  if (!box.querySelector("article")) add(box, cardsBetween(id, box.dataset.party));
}

function mentions(words, claims, all) {
  const number = claims.length < all ? `${claims.length} of ${all}` : all;
  return el(
    "details",
    { className: "group others", "data-named": words },
    el("summary", {}, el("span", { className: "party" }, el("span", { className: "name", text: words }), el("span", { className: "number", text: number }))),
    claims.map((claim) => el("p", { className: "mention" }, el("button", {
      type: "button",
      className: "link",
      text: markedGist(claim),
      onclick: () => lookAt({ a: claim.subject, b: claim.object }, { whole: !passes(claim) }),
    }))),
  );
}

function pairPanel(a, b) {
  const claims = claimsBetween(a, b);
  return [
    backButton(),
    el("h2", { className: "pair" }, [a, b].map((id, index) => [index > 0 && el("span", { className: "and", text: "and" }), el("span", {}, icon(KINDS.get(ENTRIES.get(id).kind), 20), nodeLink(id))])),
    el("p", { className: "actions" }, sheetButton(a, b), readButton()),
    el("p", { className: "summary" }, `${plural(claims.length, "claim")} between the two${claims.some(isDated) ? ", oldest first" : ""} `, chips(countedIn(claims), "panel"), onlyThese()),
    el("p", { className: "caution", text: "Each is what the alert says or passes on, not an established fact." }),
    a !== b && questionBlock("these two", questionsOfPair(a, b)),
    partNote(claims),
    cardsByDate(claims.filter(isTold)),
  ];
}
