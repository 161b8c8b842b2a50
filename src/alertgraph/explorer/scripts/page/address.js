// The state in the address: each part of it writes and reads its own.

const endsOf = (sel) => (sel.b === undefined ? [sel.a] : [sel.a, sel.b]);

// The fragment of the address that the state has; none where all is as at the start.
function fragmentNow() {
  const parts = [];
  const code = (ids) => ids.map(encodeURIComponent).join("~");
  if (STATE.sel) parts.push("sel=" + code(endsOf(STATE.sel)));
  if (!isSameChoice(STATE.about, STATE.sel)) parts.push("about=" + (STATE.about ? code(endsOf(STATE.about)) : "all"));
  if (STATE.about && STATE.named) parts.push("named=yes");
  if (STATE.also.size) parts.push("also=" + code([...STATE.also].sort()));
  if (STATE.hide.size) parts.push("hide=" + code([...STATE.hide].sort()));
  if (hasCore() && STATE.show === "all") parts.push("show=all");
  if (STATE.theme) parts.push("theme=" + STATE.theme);
  tellParts("write", parts, code);
  return parts.length ? "#" + parts.join("&") : "";
}

// One or two entries of the address that there are and, of two, have claims; null for anything else.
function entriesIn(ids) {
  if (ids.length > 2 || !ids.every((id) => ENTRIES.has(id))) return null;
  const [a, b] = ids;
  return b === undefined ? { a } : claimsBetween(a, b).length ? { a, b } : null;
}

// The address is anybody's: only known keys and known values count, all else is ignored.
function readHash() {
  const found = { sel: null, about: undefined, named: false, also: new Set(), hide: new Set(), show: hasCore() ? "core" : "all", theme: null };
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
    if (key === "sel") found.sel = entriesIn(values) || found.sel;
    if (key === "about") found.about = values[0] === "all" ? null : entriesIn(values) || found.about;
    if (key === "named" && values[0] === "yes") found.named = true;
    if (key === "also") for (const id of values) if (STATUSES.has(id)) found.also.add(id);
    if (key === "hide") for (const id of values) if (MODES.has(id) || KINDS.has(id)) found.hide.add(id);
    if (key === "show" && values[0] === "all") found.show = "all";
    if (key === "theme" && ["light", "dark"].includes(values[0])) found.theme = values[0];
    tellParts("read", found, key, values);
  }
  tellParts("mend", found);
  if (found.about === undefined) found.about = found.sel;
  if (!found.about) found.named = false;
  return found;
}
