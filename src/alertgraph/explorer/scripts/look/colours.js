// Colours in the theme that is shown, and the ink of text and page.

const colourOf = (row) => (isDark() ? row.colour_dark : row.colour_light);
const INK = {
  page: () => (isDark() ? "#11161C" : "#FFFFFF"),
  text: () => (isDark() ? "#E7ECF1" : "#1B2127"),
};

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
