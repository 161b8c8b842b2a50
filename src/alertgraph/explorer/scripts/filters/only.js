// One click on a chip leaves only the claims of one standing, in the panel, on the map and in the views, until a second click.

const HEDGED = "hedged"; // no status: a hedged claim stays on the map, and carries its mark
const chipLabel = (id) => (id === HEDGED ? "hedged" : STATUSES.get(id).label);
const isChip = (id) => id === HEDGED || STATUSES.has(id);
const hasStanding = (claim, id) => (id === HEDGED ? isHedged(claim) : claim.status.includes(id));
const isAsked = (claim) => !STATE.only || hasStanding(claim, STATE.only);

// How many of the claims have each standing that is not plain, the hedged among them; place names the list that they stand
// above, where there is one of its kind. What is asked for stays, so that it can be undone. In the head of a group, which is a
// button itself, a chip is none: the pointer has it there, the keyboard has those above all groups.
function chips(claims, place, isInHead = false) {
  return [...STATUSES.keys(), HEDGED].map((id) => {
    const count = claims.filter((claim) => hasStanding(claim, id)).length;
    const chosen = STATE.only === id;
    return (count > 0 || (chosen && place)) && el(isInHead ? "span" : "button", {
      type: isInHead ? null : "button", className: `tag ${id}`, id: place && `${place}-only-${id}`, "data-only": id, "aria-pressed": isInHead ? null : String(chosen),
      title: chosen ? "Show all again" : `Only what is ${chipLabel(id)}`, text: `${count} ${chipLabel(id)}`, onclick: (event) => {
        event.preventDefault(); // in the head of a group it is the chip that was meant
        toggleOnly(id);
      },
    });
  });
}

// What the map keeps back by a switch has its switch turned on with it.
function toggleOnly(id) {
  if (STATE.only === id) return set({ only: null });
  return set({ only: id, also: STATUSES.has(id) && !listsAll() ? new Set([...STATE.also, id]) : STATE.also });
}

// The mark of a hedged claim, where it is told in a row.
const reserveTag = (claim) => isHedged(claim) && [" ", el("span", { className: "tag hedged", text: "hedged" })];

const showStandings = () => el("button", { type: "button", className: "link", id: "every-standing", text: "Show all", onclick: () => set({ only: null }) });

// Says of a list that it is a part, and gives back the whole; of a view only where the bar above it does not.
function onlyNote(claims) {
  if (!STATE.only) return null;
  return el("p", { className: "only-note" }, `Only what is ${chipLabel(STATE.only)}: ${claims.filter(isAsked).length} of ${plural(claims.length, "claim")}. `,
    el("button", { type: "button", className: "link", text: "Show all", onclick: () => set({ only: null }) }));
}

// How much of all a view lists that has no bar above it: how many, of what, and how to have the rest.
const shareTold = (count) => [`${count} of ${plural(CLAIMS.size, "claim")}`, STATE.only && [`, only what is ${chipLabel(STATE.only)} `, showStandings()]];

// What the panel tells of its claims: those that pass the filters, or all where that is asked for.
const isTold = (claim) => STATE.whole || passes(claim);

// The claims whose standings are counted above them: all that could be asked for there by a chip.
const countedIn = (claims, isView = false) => claims.filter((claim) => (STATE.whole && !isView) || barriers(claim).every((name) => name === "only"));

// Says of the panel that its claims are a part, or that they are all although filters are on; the other is a click away.
function partNote(claims) {
  const left = claims.filter((claim) => !passes(claim));
  if (!left.length && !STATE.only) return null;
  if (!STATE.whole && countedIn(claims).length === claims.length) return onlyNote(claims);
  const told = STATE.whole
    ? `All ${plural(claims.length, "claim")}, also the ${left.length} that the filters leave out. `
    : `${claims.length - left.length} of ${plural(claims.length, "claim")} ${claims.length - left.length === 1 ? "passes" : "pass"} the filters. `;
  return el("p", { className: "only-note" }, told, el("button", {
    type: "button", className: "link", id: "whole", text: STATE.whole ? "Only what passes" : "Show all", onclick: () => set({ whole: !STATE.whole }),
  }));
}

registerPart({
  start: () => ({ whole: false }), // whether the panel tells also what does not pass
  write: (parts) => STATE.whole && parts.push("whole=yes"),
  read: (found, key, list) => key === "whole" && list[0] === "yes" && (found.whole = true),
  follow: (patch) => (STATE.whole && "sel" in patch ? { whole: false, ...patch } : patch),
});
