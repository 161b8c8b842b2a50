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

const UMLAUTS = { ä: "ae", ö: "oe", ü: "ue" };

// Text folded, and again with its umlauts written out where it has any: "Tuerkiye".
function spellings(text) {
  const whole = text.normalize("NFC");
  const written = whole.replace(/[äöü]/giu, (letter) => UMLAUTS[letter.toLowerCase()]);
  return written === whole ? [fold(text)] : [fold(text), fold(written)];
}

const spelt = (text) => spellings(text).join(" ");

const BEGINNING = 3; // letters from which a word is found as the beginning of another too: "us" is not looked for in "use"

const ALIKE = 5; // letters that two words have to begin with together, to be forms of one
const LITTLE = new Set( // words that a question is made with, and that say nothing of what it is about
  "a an and are as at be been by did do does for from had happen happened happens has have how in is it its of on or that the this to was were what when where which who whom whose why with"
    .split(" "));

// The words of what is sought, without those that make it a question; these count where there is nothing else.
function soughtWords(text, hasMore = false) {
  const all = fold(text).split(" ").filter(Boolean);
  const telling = all.filter((word) => !LITTLE.has(word));
  return telling.length || hasMore ? telling : all;
}

// What tells of folded text whether it mentions all the words of what is sought, as the terminal's find has it; null where there
// is no word to look for.
function seeker(text) {
  const words = soughtWords(text);
  if (!words.length) return null;
  return (folded) => {
    const there = folded.split(" ");
    return words.every((word) => there.some((other) => other === word || isMentioned(word, other)));
  };
}

// Whether a word is the beginning of another, or likely a form of it, as "silence" is of "silent".
function isMentioned(word, other) {
  if (word.length >= BEGINNING && other.startsWith(word)) return true;
  if (!/^\p{L}+$/u.test(word)) return false;
  if (other.length >= BEGINNING && word === `${other}s`) return true;
  const [one, two] = [[...word], [...other]];
  const parted = one.findIndex((letter, index) => letter !== two[index]);
  const shared = parted < 0 ? one.length : parted;
  return shared >= ALIKE && 3 * shared >= 2 * Math.max(one.length, two.length);
}

const plural = (count, one, many) => `${count} ${count === 1 ? one : many || one + "s"}`;

const isDay = (text) => /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(text)) && new Date(text).toISOString().startsWith(text);
