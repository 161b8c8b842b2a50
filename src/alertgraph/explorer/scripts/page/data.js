// The data of the page, and the tables that drive canvas, legend and cards.

const ENTRIES = new Map();
const CLAIMS = new Map();
const KINDS = new Map();
const MODES = new Map();
const STATUSES = new Map();
const CLAIMS_OF = new Map();
const LINKED_FROM = new Map();
const TABLES = {};

// A block of data; the element says what it held when the page was made, so that one that has lost some is not taken for all.
function readBlock(id) {
  const block = byId(id);
  if (!block) throw new Error(`${id} is missing`);
  const found = JSON.parse(block.textContent);
  const { rows, holds } = block.dataset;
  if (rows && found.length !== Number(rows)) throw new Error(`${id} has ${found.length} of ${rows} rows`);
  const lost = Object.entries(JSON.parse(holds || "{}")).find(([name, count]) => Object.keys(found[name] || {}).length !== count);
  if (lost) throw new Error(`${id} has lost some of ${lost[0]}`);
  return found;
}

function load() {
  Object.assign(TABLES, readBlock("kg-tables"));
  for (const kind of TABLES.kinds) KINDS.set(kind.id, kind);
  for (const mode of TABLES.modes) MODES.set(mode.id, mode);
  for (const status of TABLES.statuses) STATUSES.set(status.id, status);
  for (const row of readBlock("kg-nodes")) {
    if (!KINDS.has(row.kg.kind)) throw new Error(`no kind ${row.kg.kind}`);
    ENTRIES.set(row.id, { id: row.id, aliases: [], hidden: [], ...row.kg });
    CLAIMS_OF.set(row.id, []);
  }
  for (const edge of readBlock("kg-claims")) {
    const claim = { id: edge.id, subject: edge.from, object: edge.to, status: [], passages: [], ...edge.kg };
    if (!ENTRIES.has(claim.subject) || !ENTRIES.has(claim.object) || !MODES.has(claim.mode)) throw new Error(`claim ${claim.id}`);
    CLAIMS.set(claim.id, claim);
    CLAIMS_OF.get(claim.subject).push(claim);
    if (claim.object !== claim.subject) CLAIMS_OF.get(claim.object).push(claim);
  }
  for (const claim of CLAIMS.values()) {
    for (const { field } of TABLES.links) {
      for (const other of claim[field] || []) {
        if (!LINKED_FROM.has(other)) LINKED_FROM.set(other, []);
        LINKED_FROM.get(other).push({ field, claim });
      }
    }
  }
}

const labelOf = (id) => (ENTRIES.has(id) ? ENTRIES.get(id).label : id);
const isMapped = (node) => Boolean(node.at);
const isCore = (node) => Boolean(node.core);
const isDisputed = (claim) => claim.stance === "Disputed";
const isHedged = (claim) => claim.certainty === "Hedged";
const isPlainLine = (claim) => claim.status.length === 0;
const otherEnd = (claim, id) => (claim.subject === id ? claim.object : claim.subject);

// Whether it is known where in time a claim lies; a date without its year that nobody completed is as good as none.
const isDated = (claim) => Boolean(claim.earliest || claim.latest || (claim.when && !claim.when.includes("X")));

// What stands above the claims without a date where time is the order: it says so where the text has the day of some.
const undatedWords = (claims) => TABLES.sheet.undated[Number(claims.some(({ when }) => when))];

// Oldest first; what has no date comes last.
function byDate(one, other) {
  if (isDated(one) !== isDated(other)) return isDated(one) ? -1 : 1;
  const a = one.earliest || one.when || "~";
  const b = other.earliest || other.when || "~";
  return a < b ? -1 : a > b ? 1 : one.id < other.id ? -1 : 1;
}

// Whether the page was built with a reader's copy of a text, which is not to be published; it says so in sight and where it is shared.
const holdsText = () => Object.values(TABLES.alerts).some(({ text }) => text);
const TEXT_WARNING = "This page holds your copy of the text, not for publication.";

// The paragraphs that a claim rests on.
const placesOf = (claim) => [...new Set(claim.passages.flatMap((id) => (TABLES.passages[id] || {}).paragraphs || []))];

const claimsBetween = (a, b) =>
  CLAIMS_OF.get(a).filter((claim) => (a === b ? claim.subject === claim.object : otherEnd(claim, a) === b)).sort(byDate);

// Whether a claim is on an entry, which is then its subject or object; or names it otherwise, or quotes it.
const isOn = (claim, id) => claim.subject === id || claim.object === id;
const namesIt = (claim, id) => TABLES.roles.some((role) => (claim[role] || []).includes(id));
const quotesIt = (claim, id) => claim.stated_by === id && claim.stance !== "Asserted";

// Where an entry takes part without being subject or object: [words, claims].
function claimsNaming(id) {
  const others = [...CLAIMS.values()].filter((claim) => !isOn(claim, id));
  const named = others.filter((claim) => namesIt(claim, id));
  const said = others.filter((claim) => quotesIt(claim, id));
  return [["Named in", named.sort(byDate)], ["Quoted as saying", said.sort(byDate)]].filter(([, found]) => found.length);
}
