// What stands below a question once it is answered: in sentences or as a table, and whose statements these are.

function drawAnswer() {
  QUERY.answer.as = answersAs();
  fill(tabPart("query-answer"), answerView(QUERY.answer.given));
}

// What stands below the question once it is answered.
function answerView(answer) {
  const { lift, cut, query } = QUERY.answer;
  if ("boolean" in answer) return yesOrNo(answer.boolean, query);
  const { bindings } = answer.results;
  const isTable = answersAs() === "table";
  const nothing = !lift.claims.length && !lift.actors.length;
  const whose = el("p", { className: "caution", text: notice() });
  return [
    cut && el("p", { className: "caution", text: `These are the first ${MOST_ROWS} rows; there are more. Ask for less, or add a LIMIT of your own.` }),
    !isTable && !bindings.length && el("p", { className: "verdict-answer none", text: capital(`${nothingFound(query ? query.sparql : "") || "nothing in this graph answers it"}.`) }),
    !isTable && whose,
    el("p", { className: "steps" },
      !inCode() && bindings.length > 0 && el("button", { type: "button", className: "small", id: "query-as", text: isTable ? "As sentences" : "As a table", onclick: () => set({ as: isTable ? "sentences" : "table" }) }),
      el("button", { type: "button", className: "small", id: "query-map", disabled: nothing, text: "Show on the map", title: nothing ? "The answer names nothing that is on the map." : "Lifts the claims and entries of the answer out of the map.", onclick: () => showStep("answer/1") }),
      el("button", { type: "button", className: "small", id: "query-csv", text: "Download CSV", onclick: () => saveAnswer(answer) })),
    bindings.length > 0 && (isTable ? answerTable(answer) : toldAnswer(answer, query)),
    !isTable && el("div", { id: "query-beyond" }),
    isTable && whose,
  ];
}

// A yes or no with what it says yes or no to, which no bare word is.
function yesOrNo(isYes, query) {
  const none = query && nothingFound(query.sparql);
  const words = query && (isYes ? query.row && [rowSentence(query.row, {}, (name) => askedWords(query.parameters.find((one) => one.name === name))), "."] : none && `${capital(none)}.`);
  return [
    el("p", { className: "verdict-answer" }, el("b", { text: isYes ? "Yes" : "No" })),
    words && el("p", { className: "sentence" }, words),
    el("div", { id: "query-beyond" }),
    el("p", { className: "caution", text: notice() }),
  ];
}

// An answer leaves with everything that was made of it: its table, and what it lifted out of the map.
function forgetAnswer() {
  fill(tabPart("query-answer"));
  QUERY.answer = null;
  withdrawTour("answer");
}
