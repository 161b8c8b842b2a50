// How the page is steered: what stays chosen, what undoes it, and the keys.

const HELP = [
  ["What you choose stays", "An actor, a pair or a line chosen on the map, by the search or in the panel is a filter of Claims, Timeline and the CSV, and is marked in Matrix and Read along. A bar above them says so, and drops it. What you open in a list is shown in the panel, and the list stays; “List only these” makes it the filter."],
  ["Filters", "They hold for the map, the views, the panel and the CSV. Where the panel leaves something out it says how much, and shows it."],
  ["Back", "The browser's Back undoes each step: a selection, a view, a filter, a focus, a path, a step of a tour. In a notebook use Escape."],
];
const KEYS = [
  ["/", "search"], ["?", "this help"], ["Esc", "closes one thing, the innermost, or goes back to the selection before"], ["Arrows", "on the map: to the next neighbour"], ["Enter", "opens it"],
  ["F", "focus on an actor, and out of it"], ["P", "paths from the selected actor to another"], ["N, P", "in a tour: the next and the previous step"],
];

function openHelp() {
  const before = document.activeElement;
  const close = () => {
    dialog.remove();
    if (before && before.isConnected) before.focus({ preventScroll: true });
  };
  const dialog = el("dialog", { id: "helping", "aria-labelledby": "helping-title", onclose: close },
    el("h2", { id: "helping-title", text: "Help" }),
    HELP.map(([title, text]) => el("p", {}, el("b", { text: `${title}. ` }), text)),
    el("dl", { className: "keys" }, KEYS.map(([key, text]) => el("div", {}, el("dt", {}, el("kbd", { text: key })), el("dd", { text })))),
    el("button", { type: "button", className: "small", text: "Close", onclick: () => dialog.close() }));
  document.body.append(dialog);
  dialog.showModal();
}
