// What the panel holds where nothing is chosen: what the page is, tours, the first actors, and all that is on the map.

const MOST_LISTED = 400; // entries in the list that opens the page, before the rest is asked for
const FIRST_ACTORS = 12; // of those with most claims, at the top
const FIRST_LISTED = 10; // those that are there at once; the list begins below what is in sight

// Claims on the opening map, and apart from them those kept off it; of either those that pass the filters.
function tally(node) {
  const { plain, rest } = tallies().get(node.id);
  const title = `${plural(plain, "claim")} on the opening map, ${rest} kept off it`;
  return el("span", { className: "number", title, text: rest ? `${plain} + ${rest}` : plain });
}

function overview() {
  const nodes = [...ENTRIES.values()].filter(isMapped);
  const actors = mostConnected().filter((node) => KINDS.get(node.kind).is_actor).slice(0, FIRST_ACTORS);
  const most = Math.max(1, ...actors.map((node) => tallies().get(node.id).plain));
  const item = (node, bars) =>
    el("li", {}, icon(KINDS.get(node.kind)), bars ? firstLink(node) : nodeLink(node.id), tally(node), bars && plainBar(CLAIMS_OF.get(node.id).filter(passes), most));
  const alphabetical = inOrder(nodes);
  const everyone = `All actors and things on the map (${nodes.length})`;
  return [
    el("h2", { text: "What this is" }),
    el("p", { id: "what-this-is", text: `What ${published()} of who does what to whom: ${plural(CLAIMS.size, "claim")}, each with its place in the text. None is a finding of this project.` }),
    el("p", { text: "Each line is what the alert says of two parties, not an established fact. It runs from the one who acts to the other; a thicker line stands for more claims. Select an actor or a line to see every claim behind it, who says it, and where it stands in the text." }),
    el("p", { text: "The map opens with what the alert itself says has happened or holds. What it only passes on, calls false, expects or denies stays off the map until you switch it on, and then carries a mark." }),
    liftOpenings(),
    el("h3", { text: "Actors by number of claims on the opening map" }),
    el("p", { className: "caution", text: "Beside a name: claims on the opening map + those kept off it; order and bars are those of the first alone." + (isFiltered() ? " Only claims that pass the filters are counted." : "") }),
    el("ol", { className: "actors", id: "first-actors" }, actors.map((node) => item(node, true))),
    isPhone() ? el("details", { className: "everything" }, el("summary", { text: everyone }), everything(alphabetical, item)) : [el("h3", { text: everyone }), everything(alphabetical, item)],
  ];
}

// Whose claims these are, in the middle of a sentence.
function published() {
  const told = Object.values(TABLES.alerts).map(({ publisher, issued }) => `the alert of ${issued}, published by ${publisher}`);
  return `${told.join(", and ")}, ${told.length > 1 ? "say or pass on" : "says or passes on"}`;
}

// An actor of the first list: on a phone, whose whole map is small, it comes into focus.
function firstLink(node) {
  const link = nodeLink(node.id);
  const focused = (event) => {
    event.stopImmediatePropagation();
    event.preventDefault();
    focusOnActor(node.id);
  };
  if (isPhone()) link.addEventListener("click", focused, { capture: true });
  return link;
}

let ORDERED = null;
function inOrder(nodes) {
  if (ORDERED) return ORDERED;
  const names = new Map(nodes.map((node) => [node.id, fold(node.label)]));
  return (ORDERED = [...nodes].sort((a, b) => (names.get(a.id) < names.get(b.id) ? -1 : 1)));
}

function everything(nodes, item) {
  const list = el("ul", { className: "actors all", id: "everything" });
  const entry = (node) => item(node, false);
  addInSteps(list, nodes.slice(0, MOST_LISTED), entry, FIRST_LISTED);
  if (nodes.length <= MOST_LISTED) return list;
  const more = el("button", { type: "button", className: "small", text: `List the other ${nodes.length - MOST_LISTED}` });
  more.addEventListener("click", () => {
    add(list, nodes.slice(MOST_LISTED).map(entry));
    more.remove();
  });
  return [list, more];
}
