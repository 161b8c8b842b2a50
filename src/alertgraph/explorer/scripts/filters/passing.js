// Filters: which claims a reader asked for. passes() decides for every view, and the counts come from the same test.

const NO_FILTERS = () => ({
  out: new Set(), // values of claims that are left out: "field:value"
  since: null, // days: a dated claim is in when its span overlaps them
  until: null,
  undated: true, // whether claims without a date are in
  least: 1, // claims that an entry must have to be drawn
  only: null, // the one standing of claims that is asked for
});
const MOST_LEAST = 15;
const firstWords = (field) => (value) => ((TABLES.words[field] || {})[value] || value).split(":")[0];

// Each has a claim's value, which STATE.out leaves out as "field:value", and the words for it; before them come the fields of a
// claim that hold one of a few values. A claim without such a value is left out by none of them.
const OTHER_FACETS = [
  { id: "family", title: "Relations", value: (claim) => TABLES.relations[claim.relation].family, label: (value) => TABLES.families[value] },
  { id: "speaker", title: "Who says it", value: (claim) => claim.stated_by, label: (value) => labelOf(value) },
];
const FACETS = [];
const VALUES = new Map(); // "field:value" to {facet, value, implied}: the statuses that all its claims have
let DEGREES = null;

function facets() {
  if (!FACETS.length) {
    const ofField = ({ id, title }) => ({ id, title, value: (claim) => claim[id], label: firstWords(id) });
    FACETS.push(...TABLES.facets.map(ofField), ...OTHER_FACETS);
  }
  return FACETS;
}

// The values that a claim has: facets, and what they are called in STATE.out.
function valuesOf(claim) {
  return facets().filter((facet) => facet.value(claim)).map((facet) => ({ facet, key: `${facet.id}:${facet.value(claim)}` }));
}

function facetValues() {
  if (VALUES.size) return VALUES;
  for (const claim of CLAIMS.values()) {
    for (const { facet, key } of valuesOf(claim)) {
      const known = VALUES.get(key);
      if (known) known.implied = known.implied.filter((status) => claim.status.includes(status));
      else VALUES.set(key, { key, facet, value: facet.value(claim), implied: claim.status });
    }
  }
  return VALUES;
}

const kindOf = (id) => ENTRIES.get(id).kind;
const isSwitchedOn = (claim) => claim.status.every((status) => STATE.also.has(status));
// A dated claim is in when its span overlaps what is asked for; an open end reaches as far as one likes.
function inTime(claim, since = STATE.since, until = STATE.until, undated = STATE.undated) {
  if (!isDated(claim)) return undated;
  return !(until && claim.earliest && claim.earliest > until) && !(since && claim.latest && claim.latest < since);
}

// The filters that keep a claim out, by name, all but "at least n", which is taken after the others.
function firstBarriers(claim) {
  const found = [];
  if (STATE.hide.has(claim.mode)) found.push("mode");
  if (STATE.hide.has(kindOf(claim.subject)) || STATE.hide.has(kindOf(claim.object))) found.push("kind");
  if (STATE.out.size) for (const { facet, key } of valuesOf(claim)) if (STATE.out.has(key)) found.push(facet.id);
  if (!inTime(claim)) found.push("date");
  if (!isAsked(claim)) found.push("only");
  return found;
}

function barriers(claim) {
  const found = firstBarriers(claim);
  if (STATE.least > 1 && !found.length && !(hasEnough(claim.subject) && hasEnough(claim.object))) found.push("least");
  return found;
}

const passes = (claim) => barriers(claim).length === 0;
const drawable = (claim) => isSwitchedOn(claim) && passes(claim);

// The claims that pass the filters, whatever their status, and of these what a reader has chosen: the views list them all and mark
// each for what it is.
const passing = () => [...CLAIMS.values()].filter(passes);
const listed = () => passing().filter(inScope);

// How many claims each entry has after the other filters.
function degrees() {
  if (DEGREES) return DEGREES;
  DEGREES = new Map();
  for (const claim of CLAIMS.values()) {
    if ((listsAll() || isSwitchedOn(claim)) && !firstBarriers(claim).length) for (const end of new Set([claim.subject, claim.object])) DEGREES.set(end, (DEGREES.get(end) || 0) + 1);
  }
  return DEGREES;
}

const hasEnough = (id) => id === STATE.ego || (STATE.path && (STATE.path.a === id || STATE.path.b === id)) || (degrees().get(id) || 0) >= STATE.least;

// The claims that are counted beside the filters: those that are chosen, where the view lists these alone.
const inSight = () => [...CLAIMS.values()].filter((claim) => !isNarrowed() || inScope(claim));

// How many claims each row stands for, all other filters as they are; a value's own switch counts as on.
function facetCounts() {
  const found = new Map();
  const count = (key) => found.set(key, (found.get(key) || 0) + 1);
  const all = listsAll();
  for (const claim of inSight()) {
    const kept = barriers(claim);
    if (kept.length > 1) continue;
    const open = (name) => !kept.length || kept[0] === name;
    const off = all ? [] : claim.status.filter((status) => !STATE.also.has(status));
    if (!off.length && open("mode")) count(`mode:${claim.mode}`);
    if (!off.length && open("date") && !isDated(claim)) count("undated");
    if (!kept.length) for (const status of claim.status) count(`status:${status}`);
    for (const { facet, key } of valuesOf(claim)) {
      if (open(facet.id) && off.every((status) => facetValues().get(key).implied.includes(status))) count(key);
    }
  }
  return found;
}

// The entries that have a claim left when kinds do not count; without filters, every entry of the map.
function entriesLeft() {
  if (!filtersClaims() && !isNarrowed()) return new Set([...ENTRIES.values()].filter(isMapped).map((node) => node.id));
  const found = new Set();
  for (const claim of inSight()) {
    if ((listsAll() || isSwitchedOn(claim)) && barriers(claim).every((name) => name === "kind")) found.add(claim.subject).add(claim.object);
  }
  return found;
}

const filtersClaims = () => Boolean(STATE.only || STATE.out.size || STATE.since || STATE.until || !STATE.undated || STATE.least > 1 || [...STATE.hide].some((id) => MODES.has(id)));
const isFiltered = () => filtersClaims() || STATE.hide.size > 0;
const resetFilters = () => set({ hide: new Set(), ...NO_FILTERS() });

// What someone else says, and what is hedged: all that one click drops.
const UNSURE = { stance: (claim) => claim.stance !== "Asserted", certainty: (claim) => claim.certainty === "Hedged" };
function unsure() {
  const found = new Set();
  for (const claim of CLAIMS.values()) {
    for (const field of Object.keys(UNSURE)) if (UNSURE[field](claim)) found.add(`${field}:${claim[field]}`);
  }
  return [...found].sort();
}
const dropsUnsure = () => unsure().every((key) => STATE.out.has(key));

// Shows a value or leaves it out; what the map keeps back by a switch has its switch turned on with it.
function toggleValue(key) {
  const { implied } = facetValues().get(key);
  if (isValueOn(key)) return set({ out: new Set([...STATE.out, key]) });
  const out = new Set(STATE.out);
  out.delete(key);
  return set({ out, also: listsAll() ? STATE.also : new Set([...STATE.also, ...implied]) });
}
const isValueOn = (key) => !STATE.out.has(key) && (listsAll() || facetValues().get(key).implied.every((status) => STATE.also.has(status)));

function onlyValue(key) {
  const { facet, implied } = facetValues().get(key);
  const out = new Set([...STATE.out].filter((other) => !other.startsWith(`${facet.id}:`)));
  for (const other of facetValues().values()) if (other.facet === facet && other.key !== key) out.add(other.key);
  return set({ out, also: listsAll() ? STATE.also : new Set([...STATE.also, ...implied]) });
}

// A status that is switched on brings back the values that stand for it.
function toggleStatus(id) {
  const also = toggled(STATE.also, id);
  const out = new Set([...STATE.out].filter((key) => !(also.has(id) && facetValues().get(key).implied.includes(id))));
  set(out.size === STATE.out.size ? { also } : { also, out });
}

function writeFilters(parts, code) {
  if (STATE.out.size) parts.push("out=" + code([...STATE.out].sort()));
  for (const end of ["since", "until"]) if (STATE[end]) parts.push(`${end}=${STATE[end]}`);
  if (!STATE.undated) parts.push("undated=no");
  if (STATE.least > 1) parts.push("least=" + STATE.least);
  if (STATE.only) parts.push("only=" + STATE.only);
}

function readFilters(found, key, list) {
  if (key === "out") for (const value of list) if (facetValues().has(value)) found.out.add(value);
  if (key === "since" && isDay(list[0]) && !(found.until < list[0] && found.until)) found.since = list[0];
  if (key === "until" && isDay(list[0]) && !(found.since > list[0] && found.since)) found.until = list[0];
  if (key === "only" && list.length === 1 && isChip(list[0])) found.only = list[0];
  if (key === "undated" && list[0] === "no") found.undated = false;
  if (key === "least" && /^\d{1,2}$/.test(list[0])) found.least = Math.min(MOST_LEAST, Math.max(1, Number(list[0])));
}

registerPart({
  start: NO_FILTERS,
  write: writeFilters,
  read: readFilters,
  settle: () => {
    DEGREES = null;
    TALLIES = null;
  },
});
