// The claims as a CSV file that a spreadsheet opens: with a byte order mark, and no cell that it takes for a formula. A number,
// such as a sign of -1, is none.

const isNumber = (value) => /^-?\d+(\.\d+)?$/.test(value);
const guarded = (value) => (/^[\s]*[=+\-@\t\r]/.test(value) && !isNumber(value) ? `'${value}` : value);
const quoted = (value) => `"${guarded(String(value ?? "")).replaceAll('"', '""')}"`;

// The columns are those of claims.csv, and whose claim it is.
function csv(claims) {
  const columns = [...TABLES.columns, "source"];
  const lines = claims.map((claim) => columns.map((column) => quoted(cell(claim, column))).join(","));
  return `\ufeff${[columns.join(","), ...lines].join("\r\n")}\r\n`;
}

function cell(claim, column) {
  const relation = TABLES.relations[claim.relation];
  const { label, family, sign } = relation;
  const made = { relation_label: label, family, sign, paragraphs: placesOf(claim), source: notice(claim.alert) };
  const field = column.replace(/_label$/, "");
  const value = TABLES.fields[field] === "entity" && field !== column ? labelOf(claim[field]) : claim[column] ?? made[column] ?? "";
  return Array.isArray(value) ? value.join("|") : value;
}

// Whose claims these are, in one sentence that goes with everything that leaves the page.
function notice(id) {
  const alerts = id && TABLES.alerts[id] ? [TABLES.alerts[id]] : Object.values(TABLES.alerts);
  const named = alerts.map((alert) => `${alert.publisher}, “${alert.title}”, ${alert.issued}`);
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

const saveCsv = (claims) => save("claims.csv", "text/csv;charset=utf-8", csv(claims));
