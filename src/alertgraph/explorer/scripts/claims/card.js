// A claim as a card: whose statement it is and what the alert makes of it come before what is said.

function nodeLink(id) {
  if (!ENTRIES.has(id)) return el("span", { text: labelOf(id) });
  const onclick = (event) => {
    event.preventDefault();
    if (shownView().carries && event.currentTarget.closest("#view")) lookAt({ a: id });
    else select(id);
  };
  return el("a", { href: "#sel=" + encodeURIComponent(id), className: "link", text: labelOf(id), onclick, "data-node": id });
}

const joined = (parts, gap = ", ") => parts.flatMap((part, index) => (index ? [gap, part] : [part]));

function card(claim, nested = false) {
  const relation = TABLES.relations[claim.relation];
  const attributed = claim.stance !== "Asserted";
  const box = el("article", { className: ["card", ...claim.status].join(" "), "data-claim": claim.id, "aria-label": markedGist(claim) });
  box.style.setProperty("--mode", tintOf(MODES.get(claim.mode)));
  add(
    box,
    attributed && verdict(claim),
    el(
      "h4",
      {},
      attributed && el("span", { className: "speaker" }, nodeLink(claim.stated_by), isDisputed(claim) ? " claims: " : " says: "),
      nodeLink(claim.subject),
      " ",
      el("span", { className: "relation", text: saidOf(claim), title: relation.definition }),
      " ",
      nodeLink(claim.object),
      reserveTag(claim),
    ),
    el("p", { className: "gist", text: claim.gist }),
    words(claim),
    facts(claim),
    claim.note && el("p", { className: "note" }, el("b", { text: "Editor's note. " }), claim.note),
    citations(claim),
    links(claim, box, nested),
    citeButton(claim),
  );
  return box;
}

// The relation as the claim says it: with its "not" where it is denied, its "should" where it is a duty, its "would" where it is
// not said to be so. A bare mark beside a gist would deny the gist, which has the denial in it.
const saidOf = (claim) => claim.said || TABLES.relations[claim.relation].label;
const backOf = (claim) => claim.back || TABLES.relations[claim.relation].inverse || saidOf(claim);
const polarityOf = (claim) => claim.how || TABLES.words.polarity[claim.polarity];

function verdict(claim) {
  const [head, rest] = TABLES.words.stance[claim.stance].split(": ");
  return el("p", { className: "verdict" }, el("b", { text: head }), ": " + rest);
}

// The passages in their paragraphs, marked; what stands far from them is folded away. One without words was refused.
function words(claim) {
  return placesOf(claim)
    .map((number) => (TABLES.alerts[claim.alert].text || {})[number])
    .filter((pieces) => pieces && pieces.some(([, id]) => claim.passages.includes(id)))
    .map((pieces) => inParagraph(pieces, claim.passages));
}

const NEAR = 140; // characters of a paragraph to either side of a passage

const REFUSED = "[not found for certain in this copy of the text]";
const refused = () => el("span", { className: "refused", text: REFUSED });
const markedPassage = (words) => (words ? el("mark", { text: words }) : refused());

function inParagraph(pieces, marked) {
  const box = el("blockquote");
  const runs = []; // plain words between marked ones, joined
  for (const piece of pieces) {
    const [text, id] = typeof piece === "string" ? [piece, null] : [piece[0] || REFUSED, piece[1]];
    if (marked.includes(id)) runs.push({ mark: piece[0] });
    else if (runs.length && runs.at(-1).plain) runs.at(-1).plain += text;
    else runs.push({ plain: text });
  }
  const unfold = () => fill(box, runs.map(({ mark, plain }) => (plain ? plain : markedPassage(mark))));
  const folded = () => el("button", { type: "button", className: "small unfold", text: "…", "aria-label": "Show the whole paragraph", onclick: unfold });
  return add(box, runs.map(({ mark, plain }, index) => {
    if (!plain) return markedPassage(mark);
    const before = index === 0 ? "" : plain.slice(0, NEAR).replace(/\s\S*$/, "");
    const after = index === runs.length - 1 ? "" : plain.slice(-NEAR).replace(/^\S*\s/, "");
    return plain.length <= before.length + after.length + 40 ? plain : [before, " ", folded(), " ", after];
  }));
}

const capital = (text) => text.charAt(0).toUpperCase() + text.slice(1);

// The facts of a claim in the order of the table that every card follows; its stance stands above them as the verdict.
function facts(claim) {
  const list = el("dl");
  for (const { title, fields } of TABLES.facts) {
    const parts = fields.includes("stance") ? [] : fields.flatMap((field) => factParts(claim, field));
    if (!parts.length) continue;
    const isNumber = fields.some((field) => TABLES.fields[field] === "number"); // at least 350 violations
    const own = fields.includes("stated_by") && claim.stance === "Asserted" && ", in the alert's own voice";
    add(list, el("div", {}, el("dt", { text: capital(title) }), el("dd", {}, isNumber ? parts.join(" ") : joined(parts, "; "), own)));
  }
  return list;
}

// What a field of a claim says, in words and links; nothing where it says nothing.
function factParts(claim, field) {
  const value = field === "mode" ? MODES.get(claim.mode).label : field === "when" ? claim.date : claim[field];
  if (!value || (field === "modality" && value === "Actual" && claim.polarity === "Negated")) return []; // nor did it happen
  if (field === "polarity") return [polarityOf(claim)];
  if (TABLES.fields[field] === "entity") return [nodeLink(value)];
  if (TABLES.fields[field] === "entities") return value.map(nodeLink);
  return [(TABLES.words[field] || {})[value] || value];
}

function citations(claim) {
  const cited = claim.passages.map((id) => TABLES.passages[id]).filter(Boolean);
  const bySection = new Map();
  for (const passage of cited) bySection.set(passage.section || "", [...(bySection.get(passage.section || "") || []), passage.citation]);
  return [...bySection].map(([section, places]) =>
    el("p", { className: "cite" }, section && el("cite", { text: section }), section && " · ", places.join("; ")),
  );
}

// A claim in one line: what keeps it from being told plainly stands before its gist, so that it never seems more than it is.
const isDenied = (claim) => claim.polarity !== "Affirmed";

function markedGist(claim) {
  const marks = claim.status.map((id) => ({ slash: saidOf(claim), ring: !isDenied(claim) && TABLES.words.modality[claim.modality] })[STATUSES.get(id).mark] ?? STATUSES.get(id).label).filter(Boolean);
  if (isHedged(claim)) marks.push("hedged");
  return marks.map((mark) => `[${mark}] `).join("") + claim.gist;
}

// The claim that this one says, answers or contradicts, and the way back; a click opens it beside this one.
function links(claim, box, nested) {
  const found = [];
  const back = new Map(TABLES.links.map((link) => [link.field, capital(link.back)]));
  for (const { field, title } of TABLES.links) {
    for (const id of claim[field] || []) if (CLAIMS.has(id)) found.push([capital(title), CLAIMS.get(id)]);
  }
  for (const { field, claim: other } of LINKED_FROM.get(claim.id) || []) found.push([back.get(field), other]);
  if (!found.length || nested) return null;
  return el(
    "ul",
    { className: "linked" },
    found.map(([word, other]) => {
      const item = el("li");
      const button = el("button", {
        type: "button",
        className: "link",
        "aria-expanded": "false",
        text: `${word}: ${markedGist(other)}`,
        onclick: () => {
          const open = item.querySelector("article");
          if (open) open.remove();
          else {
            add(item, card(other, true));
            item.lastElementChild.scrollIntoView({ block: "nearest" });
          }
          button.setAttribute("aria-expanded", String(!open));
        },
      });
      return add(item, button);
    }),
  );
}
