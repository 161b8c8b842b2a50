// The Query tab: a question, or SPARQL of one's own behind it, answered inside the page by its own engine.

const QUERY = {
  box: null, // the tab's elements, made once
  editor: null,
  base: null, // the named query that was taken up
  values: {}, // its parameters, as typed
  running: null, // {since} while the engine works
  answer: null, // {title, query, lift, cut, given} of the last answer, query being the question where it was asked as it is
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
  registerPart(oneValue("code", "no", (value) => value === "yes")); // whether the SPARQL is in sight, and answers are tables
  registerPart(oneValue("as", "sentences", (value) => value === "table")); // how a question is answered without it
}

// SPARQL that is no question's is always in sight.
const inCode = () => STATE.code === "yes" || Boolean(STATE.ask && STATE.ask.text !== null);
const answersAs = () => (inCode() ? "table" : STATE.as);

// A part of the tab, whether the tab is on the page or another view is.
const tabPart = (id) => QUERY.box.querySelector(`#${CSS.escape(id)}`);

function queryView() {
  if (!QUERY.box) {
    QUERY.box = queryBox();
    openTab();
  }
  if (QUERY.editor) takeAsked();
  dressTab();
  if (MEMORY.asks && QUERY.editor) answerAsked();
  return QUERY.box;
}

// What the state asks of the look of the tab: all questions before one is chosen, SPARQL or none, sentences or a table.
function dressTab() {
  const choosing = !STATE.ask && !inCode();
  QUERY.box.dataset.code = inCode() ? "yes" : "no";
  QUERY.box.classList.toggle("choosing", choosing);
  if (choosing) QUERY.box.querySelector(".questions").open = true;
  tabPart("query-code").open = inCode();
  tabPart("query-run").textContent = inCode() ? "Run" : "Answer";
  if (QUERY.answer && QUERY.answer.as !== answersAs()) drawAnswer();
}

function queryBox() {
  return el("div", { className: "query" },
    questionList(),
    el("div", { className: "asking" },
      el("h2", { id: "query-title", text: OWN.title }),
      el("p", { className: "soft", id: "query-description" }),
      el("form", { id: "query-form", onsubmit: (event) => event.preventDefault(), onkeydown: runByEnter }),
      el("details", { id: "query-code", ontoggle: ({ target }) => target.open === inCode() || set({ code: target.open ? "yes" : "no" }) },
        el("summary", { text: "See the query" }),
        el("p", { className: "soft", text: "SPARQL. Prefixes of this graph need not be declared; the default graph is the union of all named graphs." }),
        el("div", { id: "query-editor", onkeydown: (event) => event.stopPropagation() })),
      el("p", { className: "steps" },
        el("button", { type: "button", className: "small primary", id: "query-run", disabled: true, text: "Run", title: "Ctrl+Enter, or Command+Enter", onclick: runQuery }),
        el("button", { type: "button", className: "small", id: "query-cancel", hidden: true, text: "Cancel", onclick: cancelQuery }),
        el("span", { className: "soft keys", text: "Ctrl+Enter runs it, Ctrl+Space completes, Tab leaves the editor." })),
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

// Whether the page has what the tab needs; one that was cut off, or whose block was damaged, has not.
const isWhole = () => Boolean(byId("whole") && queryTable().queries.size);

// Editor and engine are opened side by side; a query that is asked for earlier waits for the engine.
async function openTab() {
  sayStatus("Opening the editor and the engine…");
  try {
    await allRead();
    await openEditor();
    await openEngine();
    if (!QUERY.running && !QUERY.answer) sayStatus(inCode() ? `Ready: ${ENGINE.quads} quads, opened in ${seconds(ENGINE.openedIn)}. Nothing leaves this page.` : "Ready. Nothing leaves this page.");
  } catch (error) {
    if (error.message !== "cancelled") sayFault(isWhole() ? `This browser cannot run the query engine: ${error.message}` : "This page has not come whole: what answers questions is missing or damaged. Get the file again, or build it again.");
  }
}

async function openEditor() {
  const opening = openEngine();
  opening.catch(() => {});
  document.head.append(el("script", { text: await inflated("editor-js") }));
  QUERY.editor = window.QueryEditor.create({ host: tabPart("query-editor"), label: "SPARQL query", text: "", offers: offersFor, changed: edited, run: runQuery });
  takeAsked();
  tabPart("query-run").disabled = false;
  if (MEMORY.asks) answerAsked();
}

const seconds = (ms) => `${(ms / 1000).toFixed(ms < 100 ? 3 : 2)} s`;

function firstQuery() {
  const prefix = (Object.entries(queryTable().prefixes)[0] || [""])[0];
  return FIRST_QUERY.replace("PREFIX", prefix);
}

// A question with what it is asked for; one whose SPARQL was changed is another one.
function titleOf(text) {
  if (!QUERY.base) return OWN.title;
  const title = questionTitle(QUERY.base, (one) => askedWords(one));
  return title + (text === QUERY.base.sparql ? "" : " (changed)");
}

function showQuestion(text) {
  const { description } = QUERY.base || OWN;
  tabPart("query-title").textContent = titleOf(text);
  tabPart("query-description").textContent = description || "";
  fill(tabPart("query-form"), parameterForm(text));
  markQuestion();
}

function takeQuestion(query) {
  askQuestion(query.name);
  byId("view").scrollTop = 0;
}

// Answers the question that was asked by a click, in the place of one that is being answered.
async function answerAsked() {
  MEMORY.asks = false;
  if (isPhone()) QUERY.box.querySelector(".questions").open = false;
  if (QUERY.running) {
    stopEngine(new Error("cancelled"));
    await new Promise((done) => setTimeout(done)); // until the former has ended
  }
  runQuery();
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
