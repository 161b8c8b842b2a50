// A sheet as a file, the same as telling/sheetfiles.py writes it: HTML that asks for nothing, and CommonMark.

const escaped = (text) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;").replaceAll("'", "&#x27;");
const asMarkdown = (text) => text.replace(/[\\`*_[\]<>|#&~]/g, "\\$&").replace(/^[-+=]/, "\\$&").replace(/^(\d+)([.)])/, "$1\\$2");

function sheetHtml({ title, about, remarks, entries }) {
  return [
    "<!doctype html>",
    `<html lang="en">\n<head>\n<meta charset="utf-8">\n<title>${escaped(title)}</title>`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<style>${TABLES.sheet.style}</style>\n</head>\n<body>`,
    `<header><p>${escaped(notice())}</p></header>`,
    `<main>\n<h1>${escaped(title)}</h1>`,
    ...[...about, ...remarks].map((line) => `<p>${escaped(line)}</p>`),
    ...entries.map(articleHtml),
    "</main>\n</body>\n</html>",
  ].join("\n");
}

function articleHtml(entry) {
  const claim = `<section><h2>${entry.number}. ${escaped(entry.head)}</h2>\n${bodyHtml(entry)}</section>`;
  const others = entry.rebuttals.map((other) => `<section class="rebuttal"><h2>${TABLES.sheet.against}: ${escaped(other.head)}</h2>\n${bodyHtml(other)}</section>`).join("\n");
  const part = entry.part ? `<h2 class="part">${escaped(entry.part)}</h2>\n` : "";
  return `${part}<article>\n${others ? `<div class="beside">\n${claim}\n<div>${others}</div>\n</div>` : claim}\n</article>`;
}

function bodyHtml({ facts: told, quotes }) {
  const marked = quotes.map((quote) => `\n<blockquote>${escaped(quote)}</blockquote>`).join("");
  return `<ul>\n${told.map((fact) => `<li>${escaped(fact)}</li>`).join("\n")}\n</ul>${marked}`;
}

function sheetMarkdown({ title, about, remarks, entries }) {
  const list = (entry) => entry.facts.map((fact) => `- ${asMarkdown(fact)}`).join("\n");
  const lines = [`# ${asMarkdown(title)}`, ...[...about, notice(), ...remarks].map(asMarkdown)];
  for (const entry of entries) {
    if (entry.part) lines.push(`## ${asMarkdown(entry.part)}`);
    lines.push(`## ${entry.number}. ${asMarkdown(entry.head)}`, list(entry), ...entry.quotes.map((quote) => `> ${asMarkdown(quote)}`));
    for (const other of entry.rebuttals) {
      const body = [`**${TABLES.sheet.against}: ${asMarkdown(other.head)}**`, list(other), ...other.quotes.map(asMarkdown)];
      lines.push(body.join("\n\n").split("\n").map((line) => `> ${line}`.trimEnd()).join("\n"));
    }
  }
  return lines.join("\n\n");
}
