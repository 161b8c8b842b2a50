// Text: as it is compared, searched, counted and checked.

// Without case, diacritics, signs and the points of abbreviations, as fold() of the terminal does it.
function fold(text) {
  return text
    .replace(/[ıİ]/g, "i")
    .replace(/[əƏ]/g, "e")
    .toLowerCase()
    .replaceAll("ß", "ss")
    .replaceAll("ς", "σ")
    .normalize("NFKD")
    .replace(/[\p{M}.]/gu, "")
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}

const BEGINNING = 3; // letters from which a word is found as the beginning of another too: "us" is not looked for in "use"

// What tells of folded text whether it mentions all the words of what is sought, as the terminal's find has it; null where there
// is no word to look for.
function seeker(text) {
  const words = fold(text).split(" ").filter(Boolean);
  if (!words.length) return null;
  return (folded) => words.every((word) => ` ${folded} `.includes(word.length < BEGINNING ? ` ${word} ` : ` ${word}`));
}

const plural = (count, one, many) => `${count} ${count === 1 ? one : many || one + "s"}`;

const isDay = (text) => /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(text)) && new Date(text).toISOString().startsWith(text);
