// The claims as a CSV file that a spreadsheet opens: with a byte order mark, and no cell that it takes for a formula.

const guarded = (value) => (/^[\s]*[=+\-@\t\r]/.test(value) ? `'${value}` : value);
const quoted = (value) => `"${guarded(String(value ?? "")).replaceAll('"', '""')}"`;

function csv(claims) {
  const columns = [
    "id", "subject", "subject_label", "relation", "relation_label", "object", "object_label", "mode", "stance", "polarity",
    "modality", "certainty", "stated_by", "stated_by_label", "when", "paragraphs", "gist", "source",
  ];
  const row = (claim) => ({
    ...claim,
    subject_label: labelOf(claim.subject),
    relation_label: TABLES.relations[claim.relation].label,
    object_label: labelOf(claim.object),
    stated_by_label: labelOf(claim.stated_by),
    paragraphs: placesOf(claim).join("|"),
    source: notice(claim.alert),
  });
  const lines = claims.map(row).map((values) => columns.map((column) => quoted(values[column])).join(","));
  return `\ufeff${[columns.join(","), ...lines].join("\r\n")}\r\n`;
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
