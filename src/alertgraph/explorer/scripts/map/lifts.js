// What is lifted out of the map: a paragraph, or a step of a tour. Each kind registers itself.

const LIFTS = [];

// key: the value of the state that names what is lifted; lift(): its {claims, nodes}; panel(): what stands beside the map;
// opening(): what the panel that opens the page offers of it.
const registerLift = (lift) => LIFTS.push(lift);
const currentLift = () => LIFTS.find(({ key }) => STATE[key]);
const liftOpenings = () => LIFTS.map(({ opening }) => opening && opening());

function focusOn(lift) {
  const lines = MAP.shown.lines.filter((line) => line.claims.some((claim) => lift.claims.has(claim.id)));
  const nodes = new Set(lift.nodes);
  for (const id of lift.claims) nodes.add(CLAIMS.get(id).subject).add(CLAIMS.get(id).object);
  return { nodes, lines: new Set(lines.map((line) => line.id)) };
}
