// Keys: / searches, arrows step round the neighbours, Enter opens, Escape goes back.

// The neighbours in the order of a clock around the node; without a selection, all entries, most connected first.
function ringOf(id) {
  const around = [...(id ? neighbours(id) : MAP.shown.nodes.map((node) => node.id))].filter((other) => PLACES.has(other));
  if (!id || !PLACES.has(id)) return around;
  const { x, y } = PLACES.get(id);
  const angle = (other) => Math.atan2(PLACES.get(other).y - y, PLACES.get(other).x - x);
  return around.sort((a, b) => angle(a) - angle(b));
}

function stepCursor(by, key) {
  if (MAP.scene && STATE.ego) {
    if (egoStep(key)) sayCursor();
    return;
  }
  const ring = ringOf(STATE.sel && STATE.sel.a);
  if (!ring.length) return;
  const at = ring.indexOf(MEMORY.cursor);
  MEMORY.cursor = ring[at < 0 ? (by > 0 ? 0 : ring.length - 1) : (at + by + ring.length) % ring.length];
  sayCursor();
}

function sayCursor() {
  byId("spoken").textContent = `${labelOf(MEMORY.cursor)}, ${KINDS.get(ENTRIES.get(MEMORY.cursor).kind).label}`;
  redraw();
}

function onCanvasKey(event) {
  const by = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
  if (by) stepCursor(by, event.key);
  else if (event.key === "Enter" && MEMORY.cursor) select(MEMORY.cursor);
  else if (event.key === "Enter" && STATE.sel) byId("panel").focus();
  else return;
  event.preventDefault();
}

function startKeyboard() {
  byId("canvas").addEventListener("keydown", onCanvasKey);
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || event.keyCode === 229) return; // the last: keys of a composition
    if (document.querySelector("dialog[open]")) return; // it has keys of its own
    const key = (event.key || "").toLowerCase(); // with Shift, and with Caps Lock, a letter is the same key
    const typing = /^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName) && event.target.type !== "checkbox";
    if (key === "escape") goBack();
    else if (!typing && (tourKey(key) || zoomKey(key))) event.preventDefault();
    else if (key === "f" && !typing) focusKey();
    else if (key === "p" && !typing && STATE.sel && isMapped(ENTRIES.get(STATE.sel.a))) {
      pickPath(STATE.sel.a);
      event.preventDefault();
    } else if (key === "?" && !typing) {
      openHelp();
      event.preventDefault();
    } else if (key === "/" && !typing) {
      byId("search").focus();
      event.preventDefault();
    }
  });
}
