// Paths between two actors: all the shortest over what is shown, whichever way its lines point.

const AVOID = new Map([["ties", "ignore structural ties"], ["hubs", "not through the hubs"]]);
const MOST_PATHS = 24;
const HUBS = 2;

// Who is linked with whom by claims that pass the filters and are switched on, over the whole map.
function linksShown(avoidTies) {
  const found = new Map();
  const meet = (a, b) => (found.has(a) ? found.get(a).add(b) : found.set(a, new Set([b])));
  for (const claim of CLAIMS.values()) {
    if (claim.subject === claim.object || !drawable(claim) || (avoidTies && MODES.get(claim.mode).tie)) continue;
    meet(claim.subject, claim.object);
    meet(claim.object, claim.subject);
  }
  return found;
}

// The most connected of what is shown, the two ends apart.
function hubs({ a, b }, links) {
  const order = [...ENTRIES.keys()].filter((id) => id !== a && id !== b && links.has(id));
  return order.sort((x, y) => links.get(y).size - links.get(x).size).slice(0, HUBS);
}

// Layers from a to b, each entry with those one step nearer to a; null where no path leads.
function shortest(path, links, closed) {
  const before = new Map([[path.a, []]]);
  let layer = [path.a];
  while (layer.length && !before.has(path.b)) {
    const next = new Map();
    for (const id of layer) {
      for (const other of links.get(id) || []) {
        if (before.has(other) || closed.includes(other)) continue;
        if (!next.has(other)) next.set(other, []);
        next.get(other).push(id);
      }
    }
    for (const [id, from] of next) before.set(id, from);
    layer = [...next.keys()];
  }
  if (!before.has(path.b)) return null;
  const layers = [[path.b]];
  while (layers[0][0] !== path.a) layers.unshift([...new Set(layers[0].flatMap((id) => before.get(id)))]);
  return { layers, before, length: layers.length - 1 };
}

function pathResult(path = STATE.path) {
  const links = linksShown(STATE.avoid.has("ties"));
  const avoided = hubs(path, links);
  const found = shortest(path, links, STATE.avoid.has("hubs") ? avoided : []);
  if (!found) return { hubs: avoided, length: null, number: 0, layers: [], paths: [] };
  const number = new Map([[path.a, 1]]);
  for (const layer of found.layers.slice(1)) for (const id of layer) number.set(id, found.before.get(id).reduce((sum, from) => sum + number.get(from), 0));
  const paths = [];
  const walk = (id, rest) => {
    if (paths.length >= MOST_PATHS) return;
    if (id === path.a) paths.push([id, ...rest]);
    else for (const from of found.before.get(id)) walk(from, [id, ...rest]);
  };
  walk(path.b, []);
  return { ...found, hubs: avoided, number: number.get(path.b), paths };
}

// In columns from the one to the other, the strongest in the middle.
function arrangePaths(path, width, height) {
  const found = pathResult(path);
  const layers = found.layers.length ? found.layers : [[path.a], [path.b]];
  const margin = Math.min(90, width * 0.16);
  const step = (width - 2 * margin) / (layers.length - 1);
  const rank = [...ENTRIES.keys()];
  const place = new Map(rank.map((id, index) => [id, index]));
  MAP.scene.keep = (line) => Math.abs(layerOf.get(line.from) - layerOf.get(line.to)) === 1;
  MAP.scene.path = found;
  const layerOf = new Map();
  layers.forEach((layer, index) => {
    const most = Math.max(1, Math.floor((height - 40) / 50));
    const sortedLayer = [...layer].sort((a, b) => place.get(a) - place.get(b));
    const shown = middleOut(sortedLayer.slice(0, most));
    const pitch = Math.min(86, (height - 50) / shown.length);
    const x = -width / 2 + margin + index * step;
    shown.forEach((id, row) => {
      layerOf.set(id, index);
      const arch = layers.length > 2 && shown.length === 1 && index > 0 && index < layers.length - 1 && row === 0 ? -12 : 0;
      placeEntry(id, x, (row - (shown.length - 1) / 2) * pitch - 8 + arch, "middle", Math.max(60, Math.min(step - 14, 2 * margin - 8, 190)));
    });
    if (shown.length < layer.length) {
      MAP.scene.more.set(`step ${index}`, layer.length - shown.length);
      addNote(`+${layer.length - shown.length} in the list`, x, height / 2 - 12, "center", `+${layer.length - shown.length} not drawn`);
    }
  });
  if (found.length === null) addNote("no path over what is shown", 0, 0, "center");
}

function pickPath(id) {
  MEMORY.pathFrom = id;
  const input = byId("search");
  input.value = "";
  input.placeholder = `Path from ${labelOf(id)} to …`;
  input.focus();
}

function stopPicking() {
  MEMORY.pathFrom = null;
  byId("search").placeholder = "Search names, claims, questions ( / )";
}

function showPath(a, b) {
  stopPicking();
  if (a === b || ![a, b].every((id) => ENTRIES.has(id) && isMapped(ENTRIES.get(id)))) return;
  set({ path: { a, b }, ego: null, trail: [], sel: null, par: null, tour: null, ...onTheMap() });
}
