// Above the map: its switches, the tools of the page, and whose claims these are.

function switches() {
  const every = [...STATUSES.keys()];
  const allOn = every.every((id) => STATE.also.has(id));
  const isSome = STATE.also.size > 0 && !allOn;
  fill(
    byId("switches"),
    hasCore() && !inScene() && !isTooLarge() && el("button", {
      type: "button",
      id: "show-all",
      "aria-pressed": String(STATE.show === "all"),
      text: STATE.show === "all" ? `Show the ${[...ENTRIES.values()].filter((node) => isMapped(node) && isNear(node)).length} most connected` : "Show all",
      onclick: () => set({ show: STATE.show === "all" ? "core" : "all", ...(STATE.show === "all" ? { sel: null } : {}) }),
    }),
    el("button", {
      type: "button",
      id: "also",
      role: "switch",
      "aria-checked": String(allOn),
      "data-some": isSome ? "yes" : null,
      text: "Also disputed, reported and others, each marked" + (isSome ? ` (${STATE.also.size} of ${every.length} on)` : ""),
      title: `Also claims that are ${[...STATUSES.values()].map(({ label }) => label).join(", or ")}`,
      onclick: () => set({ also: new Set(allOn ? [] : every) }),
    }),
  );
}

function tools() {
  const flip = () => set({ theme: isDark() ? "light" : "dark" });
  fill(
    byId("tools"),
    shareButton(),
    el("button", { type: "button", id: "fit", text: "Whole map", onclick: () => (inScene() ? leaveFocus() : fit()) }),
    el("button", { type: "button", id: "help", text: "Help", "aria-haspopup": "dialog", title: "Key ?", onclick: openHelp }),
    el("button", { type: "button", id: "theme", text: isDark() ? "Light" : "Dark", "aria-label": `Switch to the ${isDark() ? "light" : "dark"} theme`, onclick: flip }),
  );
}

// Whose claims these are stays in sight, whatever is selected.
function tellWhose() {
  const alerts = Object.values(TABLES.alerts);
  byId("whose").classList.toggle("single", alerts.length === 1);
  fill(
    byId("whose"),
    alerts.map((alert, index) => [
      index > 0 && "; ",
      el("cite", { text: alert.title, title: alert.title }),
      el("span", { text: `Published by ${alert.publisher}, ${alert.issued}. ` }),
    ]),
    el("strong", { text: `All here is what the alert says or passes on, not findings of this project.${selection()}` }),
    holdsText() && el("strong", { className: "holds-text", text: ` ${TEXT_WARNING}` }),
  );
  // what sticks below it on a phone has to know how high it is
  new ResizeObserver(([{ target }]) => document.documentElement.style.setProperty("--whose", `${target.offsetHeight}px`)).observe(byId("whose"));
}
