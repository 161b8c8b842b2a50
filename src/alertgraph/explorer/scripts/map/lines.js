// From claims to lines: one for each subject, object, mode and set of statuses. Counts come from here too.

const onMap = (node) => isMapped(node) && (STATE.show === "all" || isNear(node));
const drawsNode = (node) => (MAP.scene ? PLACES.has(node.id) : onMap(node) && !STATE.hide.has(node.kind));

function drawsClaim(claim) {
  return (
    drawsNode(ENTRIES.get(claim.subject)) &&
    drawsNode(ENTRIES.get(claim.object)) &&
    drawable(claim) &&
    (!MAP.scene || MAP.scene.keep({ from: claim.subject, to: claim.object }) || Boolean(STATE.ego))
  );
}

function derive() {
  MAP.arrange();
  const claims = [...CLAIMS.values()].filter(drawsClaim);
  const lines = new Map();
  for (const claim of claims) {
    const key = [claim.subject, claim.object, claim.mode, claim.status.join("+")].join(" ");
    if (!lines.has(key)) {
      lines.set(key, { id: key, from: claim.subject, to: claim.object, mode: claim.mode, status: claim.status, claims: [] });
    }
    lines.get(key).claims.push(claim);
  }
  for (const line of lines.values()) Object.assign(line, { dash: dashOf(line), marks: marksOf(line) });
  const tiesFirst = (line) => Number(!MODES.get(line.mode).tie);
  const tied = !MAP.scene && filtersClaims() && new Set(claims.flatMap((claim) => [claim.subject, claim.object]));
  const chosen = STATE.sel ? [STATE.sel.a, STATE.sel.b] : [];
  MAP.shown = {
    nodes: [...ENTRIES.values()].filter((node) => drawsNode(node) && (!tied || tied.has(node.id) || chosen.includes(node.id))),
    claims,
    lines: [...lines.values()].sort((a, b) => tiesFirst(a) - tiesFirst(b)),
  };
  curve(MAP.shown.lines);
}

// Solid is for what the alert itself says plainly, at least once; never for a line with a status.
function dashOf(line) {
  if (line.status.length) return STATUSES.get(line.status[0]).dash;
  return line.claims.every((claim) => claim.certainty === "Hedged") ? TABLES.hedged : null;
}

// What a line carries: the mark of its mode, where that has one, of each status, and of reserve where any claim behind it is hedged.
const marksOf = (line) => [...modeMarks(MODES.get(line.mode)), ...line.status.map((id) => STATUSES.get(id).mark), ...(line.claims.some(isHedged) ? ["wave"] : [])];

const modeMarks = (mode) => (mode.mark ? [mode.mark] : []);

// Lines between the same two stay apart: the bend is to the right of the direction, so opposite ones part by themselves.
function curve(lines) {
  const pairs = new Map();
  for (const line of lines) {
    const key = [line.from, line.to].sort().join(" ");
    if (!pairs.has(key)) pairs.set(key, []);
    pairs.get(key).push(line);
  }
  for (const group of pairs.values()) {
    if (group.length === 1) {
      group[0].bend = 0;
      continue;
    }
    const used = new Map();
    for (const line of group) {
      const rank = used.get(line.from) || 0;
      used.set(line.from, rank + 1);
      line.bend = (0.1 + 0.11 * rank) * (MAP.scene ? 0.45 : 1);
    }
  }
}

// The neighbours of a node over the lines that are drawn.
function neighbours(id) {
  const found = new Set();
  for (const line of MAP.shown.lines) {
    if (line.from === id) found.add(line.to);
    if (line.to === id) found.add(line.from);
  }
  found.delete(id);
  return found;
}

// What the selection lifts out: its nodes and its lines; null when nothing is selected.
function focus() {
  if (MAP.scene) return MAP.scene.focus();
  const lifted = currentLift();
  if (!STATE.sel) return lifted ? focusOn(lifted.lift()) : null;
  const { a, b } = STATE.sel;
  const lines = MAP.shown.lines.filter((line) =>
    b === undefined ? line.from === a || line.to === a : [line.from, line.to].includes(a) && [line.from, line.to].includes(b),
  );
  const nodes = new Set(b === undefined ? [a] : [a, b]);
  for (const line of lines) nodes.add(line.from).add(line.to);
  return { nodes, lines: new Set(lines.map((line) => line.id)) };
}

// What the filters leave of the map; of the views that list every status, of all claims.
function tellCounts() {
  const mapped = [...ENTRIES.values()].filter(isMapped).length;
  byId("count").textContent = listsAll() ? `${listed().length} of ${CLAIMS.size} claims` : `${MAP.shown.nodes.length} of ${mapped} actors and things · ${MAP.shown.claims.length} of ${CLAIMS.size} claims${ownClaims()}`;
}

// Of a focus: how many are the actor's own, and how many the faint lines between the others stand for.
function ownClaims() {
  if (!STATE.ego || !MAP.scene || !MAP.scene.keep) return "";
  const own = MAP.shown.lines.filter(MAP.scene.keep).reduce((sum, line) => sum + line.claims.length, 0);
  const rest = MAP.shown.claims.length - own;
  return `: ${own} on ${labelOf(STATE.ego)}${rest ? `, ${rest} between the others, drawn faintly` : ""}`;
}
