// Words on canvas and drawing.

const FONT = 'system-ui, "Segoe UI", "Noto Sans", "DejaVu Sans", sans-serif';

// A name in its own direction, whatever stands around it: between the signs of an isolate where it has letters that run leftwards.
const isolated = (text) => (/[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u.test(text) ? `\u2068${text}\u2069` : text);

// Text of a drawing in vectors.
const written = (text, x, y, { size, weight = 400, anchor = "start", ...more }) =>
  drawing("text", { x, y, "font-size": size, "font-weight": weight, "text-anchor": anchor, "dominant-baseline": "central", fill: INK.text(), ...more }, isolated(text));
