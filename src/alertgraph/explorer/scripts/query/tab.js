// The Query tab: a question or SPARQL of one's own, answered inside the page by its own engine.

const QUERY = {
  box: null, // the tab's elements, made once
  editor: null,
  base: null, // the named query that was taken up
  values: {}, // its parameters, as typed
  running: null, // {since} while the engine works
  answer: null, // {title, lift, cut} of the last answer
};
const OWN = { name: "", title: "A query of your own" };
const FIRST_QUERY = "SELECT ?stance (COUNT(?claim) AS ?claims)\nWHERE {\n  ?claim PREFIX:stance ?stance\n}\nGROUP BY ?stance\n";

if (byId("kg-query")) {
  registerView({
    id: "query",
    label: "Query",
    place: 50,
    make: queryView,
    // ask: {name, values, text}, a named query or text of one's own
    state: { start: () => ({ ask: null }), write: writeQuery, read: readQuery },
  });
}

// A part of the tab, whether the tab is on the page or another view is.
const tabPart = (id) => QUERY.box.querySelector(`#${CSS.escape(id)}`);

function queryView() {
  if (!QUERY.box) {
    QUERY.box = queryBox();
    openTab();
  }
  if (QUERY.editor) takeAsked();
  return QUERY.box;
}

function queryBox() {
  return el("div", { className: "query" },
    questionList(),
    el("div", { className: "asking" },
      el("h2", { id: "query-title", text: OWN.title }),
      el("p", { className: "soft", id: "query-description" }),
      el("form", { id: "query-form", onsubmit: (event) => event.preventDefault(), onkeydown: runByEnter }),
      el("div", { id: "query-editor", onkeydown: (event) => event.stopPropagation() }),
      el("p", { className: "steps" },
        el("button", { type: "button", className: "small primary", id: "query-run", disabled: true, text: "Run", title: "Ctrl+Enter, or Command+Enter", onclick: runQuery }),
        el("button", { type: "button", className: "small", id: "query-cancel", hidden: true, text: "Cancel", onclick: cancelQuery }),
        el("span", { className: "soft", text: "Ctrl+Enter runs it, Ctrl+Space completes, Tab leaves the editor." })),
      el("p", { id: "query-status", role: "status" }),
      el("p", { id: "query-fault", role: "alert", hidden: true }),
      el("p", { className: "caution", id: "query-earlier", hidden: true }),
      el("div", { id: "query-answer" }),
      el("details", { className: "licences", ontoggle: showLicences },
        el("summary", { text: "Editor and engine: CodeMirror and Oxigraph, with their licences" }), el("pre", { tabIndex: 0, "aria-label": "Licences" }))));
}

async function showLicences({ target }) {
  target.querySelector("pre").textContent ||= await inflated("licences-txt");
}

const sayStatus = (text) => (tabPart("query-status").textContent = text);

// What waits to be inflated stands behind the scripts, so that it does not keep the page from being ready.
function allRead() {
  return new Promise((done) => (document.readyState === "loading" ? addEventListener("DOMContentLoaded", done) : setTimeout(done)));
}

// Editor and engine are opened side by side; a query that is asked for earlier waits for the engine.
async function openTab() {
  sayStatus("Opening the editor and the engine…");
  try {
    await allRead();
    await openEditor();
    await openEngine();
    if (!QUERY.running && !QUERY.answer) sayStatus(`Ready: ${ENGINE.quads} quads, opened in ${seconds(ENGINE.openedIn)}. Nothing leaves this page.`);
  } catch (error) {
    if (error.message !== "cancelled") sayFault(`This browser cannot run the query engine: ${error.message}`);
  }
}

async function openEditor() {
  const opening = openEngine();
  opening.catch(() => {});
  document.head.append(el("script", { text: await inflated("editor-js") }));
  QUERY.editor = window.QueryEditor.create({ host: tabPart("query-editor"), label: "SPARQL query", text: "", offers: offersFor, changed: edited, run: runQuery });
  takeAsked();
  tabPart("query-run").disabled = false;
}

const seconds = (ms) => `${(ms / 1000).toFixed(ms < 100 ? 3 : 2)} s`;

function firstQuery() {
  const prefix = (Object.entries(queryTable().prefixes)[0] || [""])[0];
  return FIRST_QUERY.replace("PREFIX", prefix);
}

// A question whose SPARQL was changed is another one.
const titleOf = (text) => (QUERY.base ? QUERY.base.title + (text === QUERY.base.sparql ? "" : " (changed)") : OWN.title);

function showQuestion(text) {
  const { description } = QUERY.base || OWN;
  tabPart("query-title").textContent = titleOf(text);
  tabPart("query-description").textContent = description || "Prefixes of this graph need not be declared; the default graph is the union of all named graphs.";
  fill(tabPart("query-form"), parameterForm(text));
  markQuestion();
}

async function takeQuestion(query) {
  if (QUERY.running) {
    stopEngine(new Error("cancelled"));
    await new Promise((done) => setTimeout(done)); // until the former has ended
  }
  set({ ask: { name: query.name, values: {}, text: null } });
  if (isPhone()) QUERY.box.querySelector(".questions").open = false;
  byId("view").scrollTop = 0;
  if (QUERY.editor) runQuery();
}

// What stands in the editor and the form goes into the address, a moment after the last key.
function edited(text) {
  if (QUERY.quiet) return;
  sayFault("");
  markEarlier();
  const had = [...tabPart("query-form").elements].map(({ name }) => name).filter(Boolean);
  const has = [...parametersOf(text)];
  if (QUERY.base && had.join() !== QUERY.base.parameters.map(({ name }) => name).filter((name) => has.includes(name)).join()) fill(tabPart("query-form"), parameterForm(text));
  keepAsked();
}

function sayFault(text, place) {
  const box = tabPart("query-fault");
  box.hidden = !text;
  fill(box, text && el("b", { text: place ? `Line ${place.line}, column ${place.column}: ` : "" }), text);
  if (text) sayStatus("");
}

function cancelQuery() {
  const { since } = QUERY.running || {};
  if (since === undefined) return;
  stopEngine(new Error("cancelled"));
  sayStatus(`Cancelled after ${seconds(performance.now() - since)}. The next query opens the engine again.`);
  tabPart("query-run").focus();
}

function whileRunning(on) {
  QUERY.running = on ? { since: performance.now() } : null;
  tabPart("query-run").disabled = on;
  tabPart("query-cancel").hidden = !on;
  tabPart("query-answer").setAttribute("aria-busy", String(on));
}

async function runQuery() {
  if (QUERY.running || !QUERY.editor) return;
  const text = QUERY.editor.text();
  sayFault("");
  markEarlier(true);
  if (!text.trim()) return sayFault("Write a query, or take up a question.");
  if (hasKeyword(text, "SERVICE")) return sayFault("SERVICE is refused: a query is answered from this page alone, and asks no other server.");
  const terms = parameterTerms(text);
  if (!terms) return;
  const made = filled(text, terms);
  const prologue = Object.entries(queryTable().prefixes).map(([name, iri]) => `PREFIX ${name}: <${iri}>`).join(" ");
  const form = formOf(text);
  const [title, asked] = [titleOf(text), askedNow()];
  whileRunning(true);
  sayStatus("Running…");
  try {
    const answer = await askEngine(`${prologue}\n${limited(made.result, MOST_ROWS + 1)}`);
    forgetAnswer();
    QUERY.answer = { asked, title, ms: answer.ms, cut: false, lift: { claims: [], actors: [] }, found: answer.results ? answer.results.bindings : [] };
    if (answer.results) {
      QUERY.answer.cut = answer.results.bindings.length > MOST_ROWS;
      answer.results.bindings.length = Math.min(answer.results.bindings.length, MOST_ROWS);
      QUERY.answer.lift = liftOf(answer);
    }
    lendTour(answerTour(QUERY.answer));
    fill(tabPart("query-answer"), answerView(answer));
    markEarlier();
    const none = answer.results && !answer.results.bindings.length ? nothingFound(text) : "";
    sayStatus(`${answer.results ? plural(answer.results.bindings.length, form === "SELECT" ? "row" : "triple") : "Answered"} in ${seconds(answer.ms)}${none}`);
  } catch (error) {
    forgetAnswer();
    if (error.message !== "cancelled") showFault(error, text, made);
  } finally {
    whileRunning(false);
  }
}

function showFault(error, text, made) {
  const unknown = /^error at/.test(error.message) && undeclared(text, queryTable().prefixes);
  if (unknown) return markFault(unknown, `the prefix ${unknown.name}: is not declared, and is none of ours`);
  const fault = faultOf(error.message);
  if (fault.line === undefined) return sayFault(whyStopped(fault.message, text) || fault.message);
  return markFault({ ...writtenAt(text, made, fault.line - 1, fault.column), before: fault.before }, fault.message);
}

function markFault(place, message) {
  const marked = QUERY.editor.mark(place, message);
  QUERY.editor.focus();
  sayFault(message, marked);
}
