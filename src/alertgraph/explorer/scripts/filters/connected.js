// How connected each entry is by the claims that pass, and which of them the map opens on.

let TALLIES = null;

// For each entry: how many of its claims pass that are told plainly, how many that are not, and the place that these give it.
function tallies() {
  if (TALLIES) return TALLIES;
  TALLIES = new Map([...ENTRIES.keys()].map((id) => [id, { plain: 0, rest: 0, drawn: 0 }]));
  for (const claim of passing()) {
    for (const end of new Set([claim.subject, claim.object])) {
      const row = TALLIES.get(end);
      row[isPlainLine(claim) ? "plain" : "rest"] += 1;
      row.drawn += isSwitchedOn(claim) ? 1 : 0;
    }
  }
  const size = [...ENTRIES.values()].filter(isCore).length;
  for (const { id } of mostConnected("drawn").slice(0, size)) TALLIES.get(id).isTop = true;
  return TALLIES;
}

// The entries of the map by their claims that pass, the most connected first; those without any are left out.
function mostConnected(by = "plain") {
  const count = (node) => tallies().get(node.id)[by];
  return [...ENTRIES.values()].filter((node) => isMapped(node) && count(node)).sort((one, other) => count(other) - count(one));
}

// Whether the map opens on an entry: one of the most connected of the alert; once filters are on, of what they leave.
function isNear(node) {
  if (!isFiltered()) return isCore(node);
  return Boolean(tallies().get(node.id).isTop) || (isCore(node) && STATE.sel !== null && endsOf(STATE.sel).includes(node.id));
}

// Whether all that the map opens on have places on the map of the most connected.
const isNearKnown = () => !isFiltered() || [...ENTRIES.values()].every((node) => !isNear(node) || isCore(node));
