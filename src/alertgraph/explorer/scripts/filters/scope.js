// What a reader has chosen stays, as a filter of whatever lists claims: an actor, two of them, a paragraph, a step of a tour.

const SCOPES = [];

// isOn(): whether it is chosen; has(claim); words(): which claims these are, as in "claims on Israel"; slug(): for the name of a
// file; drop(): what no longer chooses it. The first that is chosen counts.
const registerScope = (scope) => SCOPES.push(scope);
const currentScope = () => SCOPES.find((scope) => scope.isOn()) || null;
const inScope = (claim) => !currentScope() || currentScope().has(claim);

// Whether the view lists only what is in scope; where it is marked among others, all are listed.
const isNarrowed = () => shownView().carries === "only" && currentScope() !== null;

registerScope({
  isOn: () => STATE.about !== null,
  has: (claim) => isAbout(claim, STATE.about) || (STATE.named && isBeside(claim)),
  words() {
    const [one, other = one] = endsOf(STATE.about).map((id) => nameBehind("on ", labelOf(id)));
    if (STATE.about.b === undefined) return STATE.named ? `on ${one}, or that name or quote it` : `on ${one}`;
    return STATE.about.a === STATE.about.b ? `of ${one} on itself` : `between ${one} and ${other}`;
  },
  slug: () => [...new Set(endsOf(STATE.about))].map((id) => id.replace(/^.*:/, "")).join("-") + (STATE.named ? "-named" : ""),
  drop: () => set({ about: null, named: false, ...(isSameChoice(STATE.about, STATE.sel) ? { sel: null } : {}) }),
});

// Without a selection Escape drops what lists are about.
registerPart({
  back: () => {
    if (STATE.sel || !STATE.about) return false;
    currentScope().drop();
    return true;
  },
});

const isAbout = (claim, { a, b }) => isOn(claim, a) && (b === undefined || otherEnd(claim, a) === b);
const isBeside = (claim) => STATE.about.b === undefined && !isOn(claim, STATE.about.a) && (namesIt(claim, STATE.about.a) || quotesIt(claim, STATE.about.a));

// Says above a view what a reader has chosen, how many claims that are, and gives back the whole: there alone, and once.
function scopeBar(steps) {
  const box = byId("scope");
  const scope = currentScope();
  box.hidden = !scope || !shownView().carries;
  if (box.hidden) return void fill(box);
  const found = [...CLAIMS.values()].filter(scope.has);
  const passing = found.filter(passes).length;
  const left = found.length - countedIn(found, true).length; // by what else is asked for than one standing
  fill(box,
    el("p", {}, shownView().carries === "only" ? "Only claims " : "Marked: claims ", el("b", { text: scope.words() }), STATE.only && `, of these only what is ${chipLabel(STATE.only)}`, ": ",
      passing < found.length ? `${passing} of ${found.length}` : `${found.length}`, left > 0 ? ", the others do not pass the filters. " : ". ",
      STATE.only && [showStandings(), " "],
      besideChoice()),
    steps,
    el("button", { type: "button", className: "small", id: "drop-scope", text: "All claims ✕", onclick: scope.drop }));
}

function besideChoice() {
  const count = STATE.about ? [...CLAIMS.values()].filter(isBeside).length : 0;
  if (!count) return null;
  const verb = shownView().carries === "only" ? "List" : "Mark";
  return [!STATE.named && `${count} more ${count === 1 ? "names or quotes" : "name or quote"} it. `, el("button", {
    type: "button", className: "link", id: "named", text: STATE.named ? `Without the ${count} that only name or quote it` : `${verb} ${count === 1 ? "it" : "them"} too`,
    onclick: () => set({ named: !STATE.named }),
  })];
}
