// Words on canvas and drawing.

const FONT = 'system-ui, "Segoe UI", "Noto Sans", "DejaVu Sans", sans-serif';

// Text of a drawing in vectors.
const written = (text, x, y, { size, weight = 400, anchor = "start", ...more }) =>
  drawing("text", { x, y, "font-size": size, "font-weight": weight, "text-anchor": anchor, "dominant-baseline": "central", fill: INK.text(), ...more }, text);
