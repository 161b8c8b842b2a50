// A claim in one line: how it stands, and what a click on it opens.

function openClaim(claim) {
  const pair = { a: claim.subject, b: claim.object };
  const isThere = STATE.sel && STATE.sel.b !== undefined && endsOf(STATE.sel).sort().join() === endsOf(pair).sort().join();
  if (!isThere) lookAt(pair, { whole: !passes(claim) });
  else if (!passes(claim) && !STATE.whole) set({ whole: true });
  else openSheet();
  const found = [...byId("panel").querySelectorAll("[data-claim]")];
  for (const box of found) box.classList.toggle("sought", box.dataset.claim === claim.id);
  const box = found.find((item) => item.dataset.claim === claim.id);
  if (box) box.scrollIntoView({ block: "nearest" });
}

// What the alert makes of a claim, in a word or two, then whatever else keeps it from being said plainly; beside a gist a
// denial is told by its relation.
function standing(claim, besideGist = false) {
  const denied = claim.polarity !== "Affirmed";
  const rest = [
    denied && (besideGist ? saidOf(claim) : polarityOf(claim)),
    claim.modality !== "Actual" && !(denied && besideGist) && TABLES.words.modality[claim.modality],
    isHedged(claim) && !besideGist && "hedged",
  ];
  return [TABLES.words.stance[claim.stance].split(":")[0], ...rest.filter(Boolean)];
}

const isAttributed = (claim) => claim.stance !== "Asserted";
const spokenBy = (claim) => isAttributed(claim) && el("span", { className: "speaker", text: `${labelOf(claim.stated_by)} ${isDisputed(claim) ? "claims" : "says"}: ` });
const gistOf = (claim) => (isDisputed(claim) ? "Disputed claim: " : "") + (isHedged(claim) ? "[hedged] " : "") + claim.gist;

// A claim as one line to click: its mode, its gist, and how it stands; never the gist alone.
function claimLine(claim, ...more) {
  const mark = el("span", { className: "mode-mark", title: MODES.get(claim.mode).label });
  mark.style.setProperty("--mode", tintOf(MODES.get(claim.mode)));
  const chosen = standing(claim, true).filter((word, index) => index || isAttributed(claim));
  return el(
    "div",
    { className: ["claim-line", ...claim.status].join(" "), "data-line": claim.id },
    mark,
    el("span", { className: "said" },
      el("button", { type: "button", className: "link", text: gistOf(claim), onclick: () => openClaim(claim) }),
      " ",
      isAttributed(claim) && el("span", { className: "soft", text: `says ${labelOf(claim.stated_by)} ` }),
      chosen.map((word) => [el("span", { className: `tag ${isDisputed(claim) ? "disputed" : ""}`, text: word }), " "]),
      more),
  );
}
