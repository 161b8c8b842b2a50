// SPARQL as text: what of it is a keyword, a variable or a parameter, how an answer is kept short, what an error says.

// What holds no keyword (strings long and short, IRIs, comments, an escaped character of a name), or a parameter.
const SPARQL_TOKEN =
  /"{3}(?:[^"\\]|\\.|"{1,2}(?!"))*"{3}|'{3}(?:[^'\\]|\\.|'{1,2}(?!'))*'{3}|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|<(?:[^<>"{}|^`\\\x00-\x20]|\\u[0-9A-Fa-f]{4}|\\U[0-9A-Fa-f]{8})*>|#[^\n]*|\\.|\$(\w+)/gs;

const bare = (text) => text.replace(SPARQL_TOKEN, (token) => " ".repeat(token.length));
const keyword = (word) => new RegExp(`(?<![\\w:?$.-])(${word})(?![\\w:-])`, "gi");
const hasKeyword = (text, word) => keyword(word).test(bare(text));

// SELECT, ASK, CONSTRUCT or DESCRIBE; "" for what is none of them.
const formOf = (text) => ((keyword("SELECT|ASK|CONSTRUCT|DESCRIBE").exec(bare(text)) || [""])[0] || "").toUpperCase();

const variablesOf = (text) => new Set(Array.from(bare(text).matchAll(/[?](\w+)/g), (match) => match[1]));

// The names of the parameters that stand in a query.
const parametersOf = (text) => new Set(Array.from(text.matchAll(SPARQL_TOKEN), (match) => match[1]).filter(Boolean));

// The query with each $name replaced by its term, and the pieces that were, to find a place of the result again.
function filled(text, terms) {
  const pieces = [];
  let longer = 0;
  const result = text.replace(SPARQL_TOKEN, (token, name, at) => {
    if (!name || !Object.hasOwn(terms, name)) return token;
    pieces.push({ at: at + longer, size: terms[name].length, from: at, was: token.length });
    longer += terms[name].length - token.length;
    return terms[name];
  });
  return { result, pieces };
}

// Line and column of the query as it was written, for a line and column of what was made of it.
function writtenAt(source, { result, pieces }, line, column) {
  const before = result.split("\n").slice(0, line - 1);
  let at = before.reduce((sum, row) => sum + row.length + 1, 0) + column - 1;
  let shift = 0;
  for (const piece of pieces) {
    if (at < piece.at) break;
    shift = piece.from + piece.was - piece.at - piece.size;
    if (at < piece.at + piece.size) at = piece.at + piece.size - piece.was;
  }
  const rows = source.slice(0, Math.max(0, at + shift)).split("\n");
  return { line: rows.length, column: rows.at(-1).length + 1 };
}

// The text outside every bracket; the rest as spaces.
function outermost(text) {
  let depth = 0;
  return [...Array(text.length).keys()].map((at) => {
    const character = text[at];
    if ("({[".includes(character)) depth += 1;
    if (")}]".includes(character)) depth -= 1;
    return depth > 0 || ")}]".includes(character) ? " " : character;
  }).join("");
}

// The query with a LIMIT, so that a cross join cannot fill the memory: the engine gives answers whole, never row by row.
// One that makes triples has none: a limit of its rows would lose triples without a word.
function limited(text, most) {
  if (formOf(text) !== "SELECT") return text;
  const outside = outermost(bare(text));
  const own = /(?<![\w:?$.-])LIMIT\s+(\d+)/i.exec(outside);
  if (own) {
    const digits = own.index + own[0].length - own[1].length;
    return Number(own[1]) <= most ? text : text.slice(0, digits) + most + text.slice(digits + own[1].length);
  }
  const values = [...outside.matchAll(keyword("VALUES"))].at(-1);
  const at = values ? values.index : text.length;
  return `${text.slice(0, at)}\nLIMIT ${most}\n${text.slice(at)}`;
}

// The first name whose prefix is neither declared in the query nor one of these; the engine's own message often misses it.
function undeclared(text, prefixes) {
  const plain = bare(text);
  const declared = new Set(Array.from(plain.matchAll(/\bPREFIX\s+([\w.-]*):/gi), (match) => match[1]));
  for (const { 1: name, index } of plain.matchAll(/(?<![\w:?$%.-])([\p{L}][\p{L}\p{N}_.-]*):/gu)) {
    if (declared.has(name) || Object.hasOwn(prefixes, name)) continue;
    const rows = plain.slice(0, index).split("\n");
    return { name, line: rows.length, column: rows.at(-1).length + 1 };
  }
  return null;
}

const PHRASES = {
  "IRI parsing failed": "this is not an IRI",
};

// What the engine says of a faulty query: where, and in words; its lists of character classes are left out.
function faultOf(message) {
  const found = /^error at (\d+):(\d+): expected (?:one of )?([^]*)$/.exec(message);
  if (!found) return { message };
  const parts = found[3].replace(/\[[^\]]*\](, )?/g, "").split(/, (?=\S)/).map((part) => part.replaceAll('"', "").replace(/[,\s]+$/, "").trim()).filter(Boolean);
  const phrase = parts.find((part) => /^[A-Z][a-z]+ \w/.test(part) || /^(The|IRI) /.test(part));
  const words = parts.filter((part) => part.length < 20 && !/[|\\'$]|^(LATERAL|SERVICE)$/.test(part));
  const expected = words.length > 1 ? `this cannot stand here; possible would be ${words.slice(0, 9).join("  ")}` : "this cannot stand here";
  if (phrase && !PHRASES[phrase]) return { message: `${phrase}.` }; // of the whole query: its place is only its end
  return { line: Number(found[1]), column: Number(found[2]), before: Boolean(phrase), message: phrase ? PHRASES[phrase] : expected };
}

// Why the engine has stopped, where it did not tell of a fault but ended; "" for any other message. Its sort ends over values of
// mixed kinds, its parser over deep nesting, and both without a word: "unreachable".
function whyStopped(message, text) {
  if (/call stack|recursion/i.test(message)) return "The engine stopped: the query is nested too deeply.";
  if (!/unreachable|memory/.test(message)) return "";
  if (/unreachable/.test(message) && hasKeyword(text, "ORDER")) {
    return "The engine stopped. Where values of mixed kinds are ordered, such as numbers and days, order by STR(?x); else it ran out of memory: ask for less.";
  }
  return "The engine ran out of memory, or the query is nested too deeply; ask for less.";
}
