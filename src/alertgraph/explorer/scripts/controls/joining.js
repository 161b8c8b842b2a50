// Two names that somebody typed together, where no claim has both; as finding/joining.py has it.

const JOINING = ["between", "connected", "connection", "link", "linked", "path", "related", "tie", "ties"]; // ask how, and name neither

// The two entries whose names the words are, one after the other; null where they are not two names.
function pairOf(text, names) {
  const words = wantedOf(text).words.filter((word) => !JOINING.includes(word));
  const isActor = ({ node }) => KINDS.get(node.kind).is_actor;
  const only = (found) => (found.length === 1 ? found[0] : found.filter(isActor).length === 1 ? found.find(isActor) : null);
  const whole = (part) => only(names.filter((row) => row.plain.includes(part.join(" "))));
  const loose = (part) => only(names.filter(({ texts }) => texts.some(seeker(part.join(" ")))));
  const meant = (part, exact) => whole(part) || (exact ? null : loose(part));
  for (const exact of [true, false]) {
    for (let at = 1; at < words.length; at++) {
      const one = meant(words.slice(0, at), exact);
      const other = one && meant(words.slice(at), exact);
      if (other && one !== other) return [one, other];
    }
  }
  return null;
}
