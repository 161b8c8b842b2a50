// Colours in the theme that is shown, and the ink of text and page; in high contrast those of the system.

const FORCED = matchMedia("(forced-colors: active)");
const LEAST_CONTRAST = 3; // of a line or shape to its ground
const INK = {
  page: () => (FORCED.matches ? systemColour("Canvas") : isDark() ? "#11161C" : "#FFFFFF"),
  text: () => (FORCED.matches ? systemColour("CanvasText") : isDark() ? "#E7ECF1" : "#1B2127"),
};

// The row's own colour, where the system's ground lets it be seen.
function colourOf(row) {
  if (!FORCED.matches) return isDark() ? row.colour_dark : row.colour_light;
  const ground = INK.page();
  const [best] = [row.colour_light, row.colour_dark].sort((a, b) => contrast(b, ground) - contrast(a, ground));
  return contrast(best, ground) < LEAST_CONTRAST ? INK.text() : best;
}

// The row's colour for what stands in the page, which takes the other theme's when it is printed.
const tintOf = (row) => (FORCED.matches ? colourOf(row) : `light-dark(${row.colour_light}, ${row.colour_dark})`);

// A colour that the system names, as #rrggbb; asked for once in each of its themes.
const SYSTEM = new Map();
function systemColour(name) {
  const key = `${name} ${DARK_SYSTEM.matches}`;
  if (!SYSTEM.has(key)) SYSTEM.set(key, computedColour(name));
  return SYSTEM.get(key);
}

function computedColour(name) {
  const probe = document.body.appendChild(el("i", { hidden: true }));
  probe.style.cssText = `forced-color-adjust: none; color: ${name}`;
  const parts = getComputedStyle(probe).color.match(/\d+/g).slice(0, 3);
  probe.remove();
  return `#${parts.map((part) => Number(part).toString(16).padStart(2, "0")).join("")}`;
}

// Relative luminance, and the contrast of two colours, as WCAG has them.
function luminance(hex) {
  const parts = [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16) / 255).map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2];
}

function contrast(one, other) {
  const [low, high] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
}

// Black or white, whichever is read better on a colour.
const inkOn = (hex) => (luminance(hex) > 0.18 ? "#000000" : "#FFFFFF");

// A colour as it looks when faded, yet opaque: what lies under a faded node stays hidden.
function faded(hex, share) {
  const [over, under] = [hex, INK.page()].map((colour) => parseInt(colour.slice(1), 16));
  const mixed = [16, 8, 0].map((bits) => Math.round(((over >> bits) & 255) * share + ((under >> bits) & 255) * (1 - share)));
  return `rgb(${mixed.join(",")})`;
}

function withAlpha(hex, alpha) {
  const value = parseInt(hex.slice(1), 16);
  return `rgba(${value >> 16},${(value >> 8) & 255},${value & 255},${alpha})`;
}
