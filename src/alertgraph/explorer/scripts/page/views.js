// The views beside the map, one tab each. A view registers itself; its tab, its part of the state and what it shows follow.

const VIEWS = new Map();
registerPart(oneValue("view", "map", (id) => VIEWS.has(id)));

// id and label of the tab; place: its order among the tabs, in tens; make(): the elements of the view; listsAll: whether it lists claims
// of every status, whatever the switches of the map; carries: what it does with the claims that a reader has chosen, "only" these are
// in it or they are "marked" among others; state: its part of the state, as registerPart() takes it.
function registerView({ id, label, place, make, listsAll = false, carries = null, state = {} }) {
  VIEWS.set(id, { id, label, place, make, listsAll, carries });
  registerPart(state);
}

const viewsInOrder = () => [...VIEWS.values()].sort((one, other) => one.place - other.place);
const shownView = () => VIEWS.get(STATE.view);
const listsAll = () => shownView().listsAll;
