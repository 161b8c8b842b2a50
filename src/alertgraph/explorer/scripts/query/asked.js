// What the tab is asked, in the state and in the address: a named query with its parameters, or text of one's own.

// Brings the editor to what the state asks for; it is not run: an address may be anybody's.
function takeAsked() {
  const { name, values = {}, text } = STATE.ask || {};
  const base = queryTable().queries.get(name) || null;
  const wanted = text ?? (base ? base.sparql : QUERY.shown ? QUERY.editor.text() : firstQuery());
  const same = base === QUERY.base && wanted === QUERY.editor.text() && JSON.stringify(values) === JSON.stringify(QUERY.values);
  if (same && QUERY.shown) return;
  if (QUERY.answer && !QUERY.running) {
    forgetAnswer();
    sayStatus("");
  }
  QUERY.base = base;
  QUERY.values = { ...values };
  QUERY.shown = true;
  QUERY.quiet = true;
  QUERY.editor.replace(wanted);
  QUERY.quiet = false;
  showQuestion(wanted);
}

function keepAsked() {
  clearTimeout(QUERY.timer);
  QUERY.timer = setTimeout(() => {
    const text = QUERY.editor.text();
    const own = !QUERY.base || text !== QUERY.base.sparql;
    STATE.ask = QUERY.base || text.trim() ? { name: QUERY.base ? QUERY.base.name : "", values: { ...QUERY.values }, text: own ? text : null } : null;
    tabPart("query-title").textContent = titleOf(text);
    dressTab();
    writeHash();
  }, 250);
}

// What the tab asks for, as one text to know it by.
const askedNow = () => JSON.stringify([QUERY.editor.text(), QUERY.values]);

// An answer never stands below another question as its own: it says which it belongs to.
function markEarlier(isAskedAnew = false) {
  const { answer } = QUERY;
  const note = tabPart("query-earlier");
  note.hidden = !answer || (!isAskedAnew && answer.asked === askedNow());
  tabPart("query-answer").classList.toggle("earlier", !note.hidden);
  note.textContent = note.hidden ? "" : `What stands below is the answer to an earlier query, “${answer.title}”, as it was then.`;
}

const LONGEST_QUERY = 20000;

const coded = (text) => encodeURIComponent(text).replaceAll("~", "%7E"); // which parts the values of an address

function writeQuery(parts) {
  if (!STATE.ask) return;
  const { name, values, text } = STATE.ask;
  if (name) parts.push("ask=" + [name, ...Object.entries(values).map((pair) => pair.join(":"))].map(coded).join("~"));
  if (text !== null) parts.push("sparql=" + coded(text));
}

// From the address: a question that there is, values for its own parameters, and any text; nothing of it runs by itself.
function readQuery(found, key, list) {
  if (!["ask", "sparql"].includes(key)) return;
  const ask = found.ask || { name: "", values: {}, text: null };
  if (key === "sparql") {
    const text = list.join("~");
    if (text && text.length <= LONGEST_QUERY) found.ask = { ...ask, text };
    return;
  }
  const query = queryTable().queries.get(list[0]);
  if (!query) return;
  const values = {};
  for (const pair of list.slice(1)) {
    const at = pair.indexOf(":");
    if (query.parameters.some(({ name }) => name === pair.slice(0, at)) && pair.length < 300) values[pair.slice(0, at)] = pair.slice(at + 1);
  }
  found.ask = { ...ask, name: query.name, values };
}
