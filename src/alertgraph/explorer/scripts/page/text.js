// Text: as it is compared, counted and checked.

// Without case, diacritics and signs.
function fold(text) {
  return text
    .toLowerCase()
    .replaceAll("ß", "ss")
    .replaceAll("ı", "i")
    .replaceAll("ə", "e")
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}

const plural = (count, one, many) => `${count} ${count === 1 ? one : many || one + "s"}`;

const isDay = (text) => /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(text)) && new Date(text).toISOString().startsWith(text);
