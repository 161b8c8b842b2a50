// Guided tours: short stories in steps, each a caption that lifts a part of the map out of the rest.

const STEP_LIFTS = new Map();
const LENT = new Map(); // tours that are not the page's own, by their names: the answer to a query

registerPart({
  ...oneValue("tour", null, (value) => Boolean(stepAt(value))), // a step of a guided tour: "tour/number"
  title: () => STATE.tour && stepAt(STATE.tour).step.title,
  keep: () => MEMORY.before,
  regain: (kept) => (MEMORY.before = kept),
  mend: (found) => {
    if (found.tour) found.par = null;
  },
  back: () => {
    if (!currentLift()) return false;
    endLift();
    return true;
  },
});
registerScope({
  isOn: () => STATE.tour !== null,
  has: ({ id }) => stepAt(STATE.tour).lift.claims.has(id),
  words: () => `of ${stepAt(STATE.tour).tour.said ? "the answer to" : "the step of a tour,"} “${stepAt(STATE.tour).step.title}”`,
  slug: () => STATE.tour.replace("/", "-"),
  drop: () => endLift(),
});
registerLift({ key: "tour", lift: () => stepAt(STATE.tour).lift, panel: tourPanel, opening: tourList });

// No selection, no scene, no filter: what a step needs so that all of it is drawn.
const OPENED = () => ({ sel: null, about: null, named: false, hide: new Set(), ...NO_FILTERS(), ...NO_SCENE() });

// A step by its address "tour/number", counted from 1; null where there is none.
function stepAt(address) {
  const cut = address.lastIndexOf("/");
  const tour = [...(TABLES.tours || []), ...LENT.values()].find(({ id }) => id === address.slice(0, cut));
  const number = Number(address.slice(cut + 1));
  const step = tour && Number.isInteger(number) && tour.steps[number - 1];
  if (!step) return null;
  if (!STEP_LIFTS.has(address)) STEP_LIFTS.set(address, { claims: new Set(step.claims), nodes: step.actors || [] });
  return { tour, step, number, lift: STEP_LIFTS.get(address) };
}

function showStep(address) {
  const { lift } = stepAt(address);
  const claims = [...lift.claims].map((id) => CLAIMS.get(id));
  MEMORY.before ||= Object.fromEntries([...Object.keys(OPENED()), "also", "show"].map((key) => [key, STATE[key]]));
  set({ ...OPENED(), view: "map", par: null, tour: address, show: "all", also: statusesOf(claims) });
  byId("panel").focus();
}

// Ends what is lifted out; a tour gives back the switches as they were before it.
function endLift() {
  const before = STATE.tour ? MEMORY.before : {};
  MEMORY.before = null;
  set({ par: null, tour: null, ...before }, { keepBack: true });
}

// A tour that another room made, in the place of its former one.
function lendTour(tour) {
  withdrawTour(tour.id);
  LENT.set(tour.id, tour);
}

// Without that tour; where one of its steps is lifted out, the switches are as before, and nothing is drawn again.
function withdrawTour(id) {
  LENT.delete(id);
  for (const address of STEP_LIFTS.keys()) if (address.startsWith(`${id}/`)) STEP_LIFTS.delete(address);
  if (!STATE.tour || !STATE.tour.startsWith(`${id}/`)) return;
  Object.assign(STATE, { tour: null, ...MEMORY.before });
  MEMORY.before = null;
}

function tourPanel() {
  const { tour, step, number, lift } = stepAt(STATE.tour);
  const claims = [...lift.claims].map((id) => CLAIMS.get(id));
  const button = (label, to) => el("button", {
    type: "button",
    id: `tour-${label.toLowerCase()}`,
    className: "small",
    disabled: !tour.steps[to - 1],
    text: label,
    onclick: () => showStep(`${tour.id}/${to}`),
  });
  return [
    el("p", { className: "steps" },
      el("span", { className: "soft", text: tour.said || `Tour: ${tour.title}` }),
      el("button", { type: "button", className: "small", id: "tour-end", text: "End (Esc)", onclick: endLift })),
    el("h2", { text: step.title }),
    el("p", { className: "story", text: step.caption }),
    tour.back
      ? el("p", { className: "steps" }, el("button", { type: "button", className: "small", id: "tour-query", text: "Back to the query", onclick: tour.back }))
      : el("p", { className: "steps" }, button("Previous", number - 1), button("Next", number + 1),
          el("span", { className: "soft", text: `Step ${number} of ${tour.steps.length}` })),
    el("p", { className: "summary" }, `${plural(claims.length, "claim")} on the map `, chips(countedIn(claims), "panel")),
    el("p", { className: "caution", text: "Each is what the alert says or passes on, not an established fact." }),
    partNote(claims),
    claims.filter(isTold).map((claim) => claimLine(claim)),
  ];
}

// The tours as a list, for the panel that opens the page.
function tourList() {
  if (!(TABLES.tours || []).length) return null;
  return [
    el("h3", { text: "Guided tours" }),
    el("ul", { className: "tours" }, TABLES.tours.map((tour) => el("li", {},
      el("button", { type: "button", className: "link", "data-tour": tour.id, text: tour.title, onclick: () => showStep(`${tour.id}/1`) }),
      el("span", { className: "soft", text: ` ${plural(tour.steps.length, "step")}` })))),
  ];
}

// N and P, or Page Down and Page Up, step through a tour.
function tourKey(key) {
  const by = { n: 1, pagedown: 1, p: -1, pageup: -1 }[key];
  if (!by || !STATE.tour) return false;
  const { tour, number } = stepAt(STATE.tour);
  const to = `${tour.id}/${number + by}`;
  if (!stepAt(to)) return false;
  showStep(to);
  return true;
}
