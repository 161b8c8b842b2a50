// Runs what the tab is asked: the query with its parameters filled in, its answer or its fault, and how it is cancelled.

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
  if (!text.trim()) return sayFault("Write a query, or take up a question.");
  if (hasKeyword(text, "SERVICE")) return sayFault("SERVICE is refused: a query is answered from this page alone, and asks no other server.");
  const terms = parameterTerms(text);
  if (!terms) return;
  const made = filled(text, terms);
  const prologue = Object.entries(queryTable().prefixes).map(([name, iri]) => `PREFIX ${name}: <${iri}>`).join(" ");
  const form = formOf(text);
  const title = titleOf(text);
  whileRunning(true);
  sayStatus("Running…");
  try {
    const answer = await askEngine(`${prologue}\n${limited(made.result, MOST_ROWS + 1)}`);
    forgetAnswer();
    QUERY.answer = { title, query: QUERY.base && text === QUERY.base.sparql ? QUERY.base : null, given: answer, ms: answer.ms, cut: false, lift: { claims: [], actors: [] }, found: answer.results ? answer.results.bindings : [] };
    if (answer.results) {
      QUERY.answer.cut = answer.results.bindings.length > MOST_ROWS;
      answer.results.bindings.length = Math.min(answer.results.bindings.length, MOST_ROWS);
      QUERY.answer.lift = liftOf(answer);
    }
    lendTour(answerTour(QUERY.answer));
    drawAnswer();
    if (QUERY.answer.query && !inCode()) tellBeyond(prologue, made.result);
    const none = answer.results && !answer.results.bindings.length ? nothingFound(text) : "";
    const one = form !== "SELECT" ? "triple" : inCode() ? "row" : "answer";
    sayStatus(`${answer.results ? plural(answer.results.bindings.length, one) : "Answered"} in ${seconds(answer.ms)}${inCode() && none ? `: ${none}` : ""}`);
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
