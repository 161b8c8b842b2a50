// The claims as a CSV file, the same as the build's claims.csv (publishing/tables.py): a byte order mark, a line feed at the end of
// each line, quotes where a value needs them. What a spreadsheet would take for a formula `alertgraph check` refuses; of a graph
// that nobody checked, as in a notebook, and of answers to queries, such a cell gets a mark before it. A number, such as -1, is none.

const isNumber = (value) => /^-?\d+(\.\d+)?$/.test(value);
const guarded = (value) => (/^[\s]*[=+\-@\t\r]/.test(value) && !isNumber(value) ? `'${value}` : value);
const quoted = (value) => `"${guarded(String(value ?? "")).replaceAll('"', '""')}"`;
const quotedAtNeed = (value) => (/[",\r\n]/.test(value) ? quoted(value) : guarded(String(value)));

function csv(claims) {
  const { columns } = TABLES;
  const part = partOf(claims);
  const lines = inOrder(claims).map((claim) => columns.map((column) => quotedAtNeed(cell(claim, column, part))).join(","));
  return `\ufeff${[columns.join(","), ...lines].join("\n")}\n`;
}

// All claims are in the order of the build, so that the two files are one; some of them in the order in which they are shown.
function inOrder(claims) {
  return claims.length < CLAIMS.size ? claims : [...claims].sort((one, other) => (one.id < other.id ? -1 : 1));
}

function cell(claim, column, part) {
  const relation = TABLES.relations[claim.relation];
  const { label, family, sign } = relation;
  const made = { relation_label: label, family, sign, paragraphs: placesOf(claim), source: notice(claim.alert) + part };
  const field = column.replace(/_label$/, "");
  const value = TABLES.fields[field] === "entity" && field !== column ? labelOf(claim[field]) : claim[column] ?? made[column] ?? "";
  return Array.isArray(value) ? value.join("|") : value;
}

// A title in quotation marks; its own become single ones, as those within others are.
const inQuotes = (title) => `“${title.replace(/"([^"]*)"/g, "‘$1’").replaceAll("“", "‘").replaceAll("”", "’")}”`;

// Whose claims these are, in one sentence that goes with everything that leaves the page.
function notice(id) {
  const alerts = id && TABLES.alerts[id] ? [TABLES.alerts[id]] : Object.values(TABLES.alerts);
  const named = alerts.map((alert) => `${alert.publisher}, ${inQuotes(alert.title)}, ${alert.issued}`);
  return `What the alert says or passes on, not findings of this project: ${named.join("; ")}.${selection()}`;
}

// A page of a part of a graph, such as a notebook's, says so: what it lacks may stand in the alert all the same.
const selection = () => (TABLES.selected_from ? ` A selection: ${CLAIMS.size} of ${plural(TABLES.selected_from, "claim")}.` : "");

function save(name, type, content) {
  const address = URL.createObjectURL(new Blob([content], { type }));
  const link = el("a", { href: address, download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 10000);
}

// What is saved of the claims says in its name and beside each claim that it is a part, and which.
function partOf(claims) {
  if (claims.length === CLAIMS.size) return "";
  const which = [currentScope() && currentScope().words(), isFiltered() && "that pass the reader's filters"].filter(Boolean).join(" ");
  return ` A part: ${claims.length} of ${plural(CLAIMS.size, "claim")}, those ${which}.`;
}

const csvName = () => ["claims", currentScope() && currentScope().slug(), isFiltered() && "filtered"].filter(Boolean).join("-") + ".csv";
const saveCsv = (claims) => save(csvName(), "text/csv;charset=utf-8", csv(claims));
