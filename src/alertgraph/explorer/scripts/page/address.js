// The state in the address: each part of it writes and reads its own.

function writeHash() {
  const parts = [];
  const code = (ids) => ids.map(encodeURIComponent).join("~");
  if (STATE.sel) parts.push("sel=" + code(STATE.sel.b === undefined ? [STATE.sel.a] : [STATE.sel.a, STATE.sel.b]));
  if (STATE.also.size) parts.push("also=" + code([...STATE.also].sort()));
  if (STATE.hide.size) parts.push("hide=" + code([...STATE.hide].sort()));
  if (hasCore() && STATE.show === "all") parts.push("show=all");
  if (STATE.theme) parts.push("theme=" + STATE.theme);
  tellParts("write", parts, code);
  const address = location.href.split("#")[0]; // whole: in a notebook's frame a bare fragment is one of the notebook's address
  const fragment = parts.length ? "#" + parts.join("&") : "";
  try {
    history.replaceState(null, "", address + fragment);
  } catch {
    if (location.hash !== fragment) location.hash = fragment; // a step in the history, where nothing else is allowed
  }
}

// The address is anybody's: only known keys and known values count, all else is ignored.
function readHash() {
  const found = { sel: null, also: new Set(), hide: new Set(), show: hasCore() ? "core" : "all", theme: null };
  for (const { start } of PARTS) if (start) Object.assign(found, start());
  const decoded = (text) => {
    try {
      return decodeURIComponent(text);
    } catch {
      return "";
    }
  };
  for (const part of location.hash.slice(1).split("&")) {
    const at = part.indexOf("=");
    const key = part.slice(0, at);
    const values = part.slice(at + 1).split("~").map(decoded);
    if (key === "sel" && values.length <= 2 && values.every((id) => ENTRIES.has(id))) {
      if (values.length === 1) found.sel = { a: values[0] };
      else if (claimsBetween(values[0], values[1]).length) found.sel = { a: values[0], b: values[1] };
    }
    if (key === "also") for (const id of values) if (STATUSES.has(id)) found.also.add(id);
    if (key === "hide") for (const id of values) if (MODES.has(id) || KINDS.has(id)) found.hide.add(id);
    if (key === "show" && values[0] === "all") found.show = "all";
    if (key === "theme" && ["light", "dark"].includes(values[0])) found.theme = values[0];
    tellParts("read", found, key, values);
  }
  tellParts("mend", found);
  return found;
}
