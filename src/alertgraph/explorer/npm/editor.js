// The editor of the Query tab: CodeMirror with SPARQL's colours, our completion, and marks for errors.

import { autocompletion, closeBrackets, closeBracketsKeymap, completionKeymap } from "@codemirror/autocomplete";
import { defaultKeymap, history, historyKeymap } from "@codemirror/commands";
import { bracketMatching, HighlightStyle, StreamLanguage, syntaxHighlighting, syntaxTree } from "@codemirror/language";
import { sparql } from "@codemirror/legacy-modes/mode/sparql";
import { setDiagnostics } from "@codemirror/lint";
import { EditorState } from "@codemirror/state";
import { drawSelection, EditorView, highlightActiveLine, keymap, lineNumbers } from "@codemirror/view";
import { tags } from "@lezer/highlight";

// The page's own colours, so that both themes keep their contrast.
const COLOURS = [
  [[tags.keyword, tags.operatorKeyword], { color: "var(--link)", fontWeight: "600" }],
  [[tags.variableName], { color: "var(--variable)" }],
  [[tags.string, tags.number, tags.bool], { color: "var(--alert)" }],
  [[tags.atom, tags.meta, tags.propertyName], { color: "var(--text)" }],
  [[tags.comment], { color: "var(--soft)", fontStyle: "italic" }],
];
const colours = HighlightStyle.define(COLOURS.map(([tag, style]) => ({ tag, ...style })));

const look = EditorView.theme({
  "&": { fontSize: "13px", color: "var(--text)", background: "var(--raised)", border: "1px solid var(--line)", borderRadius: "6px" },
  "&.cm-focused": { outline: "2px solid var(--focus)", outlineOffset: "1px" },
  ".cm-scroller": { fontFamily: 'ui-monospace, "DejaVu Sans Mono", monospace', lineHeight: "1.5", minHeight: "7em", maxHeight: "34vh", overflow: "auto" },
  ".cm-content": { caretColor: "var(--text)", padding: "6px 0" },
  ".cm-cursor": { borderLeftColor: "var(--text)" },
  ".cm-gutters": { color: "var(--soft)", background: "var(--rail)", border: "0", borderRight: "1px solid var(--line)" },
  ".cm-activeLine, .cm-activeLineGutter": { background: "color-mix(in srgb, var(--line) 30%, transparent)" },
  "&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground": {
    background: "color-mix(in srgb, var(--link) 28%, transparent)",
  },
  "&.cm-focused .cm-matchingBracket": { background: "color-mix(in srgb, var(--link) 22%, transparent)" },
  "&.cm-focused .cm-nonmatchingBracket": { background: "none", color: "var(--alert)" },
  ".cm-tooltip": { color: "var(--text)", background: "var(--raised)", border: "1px solid var(--line)", borderRadius: "6px", overflow: "hidden" },
  ".cm-tooltip.cm-tooltip-autocomplete > ul": { fontFamily: "inherit", maxHeight: "15em", maxWidth: "min(560px, 92vw)" },
  ".cm-tooltip.cm-tooltip-autocomplete > ul > li": { padding: "3px 8px" },
  ".cm-tooltip-autocomplete ul li[aria-selected]": { color: "var(--text)", background: "color-mix(in srgb, var(--link) 20%, var(--raised))" },
  ".cm-completionDetail": { color: "var(--soft)", fontStyle: "normal" },
  ".cm-completionInfo": { padding: "6px 10px", maxWidth: "300px" },
  ".cm-diagnostic-error": { borderLeftColor: "var(--alert)" },
  ".cm-lintRange-error": { backgroundImage: "none", textDecoration: "underline wavy var(--alert) 1.5px", textUnderlineOffset: "3px" },
  ".cm-lintPoint-error:after": { borderBottomColor: "var(--alert)" },
});

// What may stand at the cursor: a variable, or a name with its prefix; nothing inside comments and strings.
const WORD = /[?$]?[\p{L}\p{N}_:-]*/u;

function completion(offers) {
  return (context) => {
    const word = context.matchBefore(WORD);
    if ((!word.text && !context.explicit) || /comment|string/.test(syntaxTree(context.state).resolveInner(context.pos, -1).name)) return null;
    const options = offers(word.text, context.state.doc.toString());
    return options.length ? { from: word.from, options, filter: false } : null;
  };
}

// Typed text goes into the document directly. Left to the browser, text over a selection would take the colours of what it
// replaces along as a style attribute, which the page's policy forbids.
function typed(event, view) {
  if (event.inputType !== "insertText" || event.isComposing || view.composing || event.data === null) return false;
  const { from, to } = view.state.selection.main;
  const insert = () => view.state.update(view.state.replaceSelection(event.data), { userEvent: "input.type", scrollIntoView: true });
  if (!view.state.facet(EditorView.inputHandler).some((handle) => handle(view, from, to, event.data, insert))) view.dispatch(insert());
  return true;
}

// An editor in a shadow tree, where CodeMirror keeps its styles without a style element, which the page's policy forbids.
export function create({ host, label, text, offers, changed, run }) {
  const root = host.attachShadow({ mode: "open" });
  const view = new EditorView({
    root,
    parent: root,
    state: EditorState.create({
      doc: text,
      extensions: [
        lineNumbers(),
        history(),
        drawSelection(),
        highlightActiveLine(),
        bracketMatching(),
        closeBrackets(),
        StreamLanguage.define(sparql),
        syntaxHighlighting(colours),
        autocompletion({ override: [completion(offers)], icons: false }),
        keymap.of([{ key: "Mod-Enter", run: () => (run(), true) }, ...closeBracketsKeymap, ...completionKeymap, ...historyKeymap, ...defaultKeymap]),
        EditorView.contentAttributes.of({ "aria-label": label, tabindex: "0", spellcheck: "false", autocorrect: "off", autocapitalize: "off" }),
        EditorView.domEventHandlers({ beforeinput: typed }),
        EditorView.lineWrapping,
        EditorView.updateListener.of((update) => {
          if (!update.docChanged) return;
          view.dispatch(setDiagnostics(view.state, []));
          changed(view.state.doc.toString());
        }),
        look,
      ],
    }),
  });
  return {
    view,
    text: () => view.state.doc.toString(),
    focus: () => view.focus(),
    replace(next) {
      if (next !== view.state.doc.toString()) view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: next } });
    },
    // Marks the word at a line and a column, both counted from 1, or the last one before; says where that word begins.
    mark({ line, column, before }, message) {
      const { doc } = view.state;
      const row = doc.line(Math.min(Math.max(line, 1), doc.lines));
      const at = Math.min(row.from + Math.max(column - 1, 0), row.to);
      const inRow = at - row.from;
      const words = [...row.text.matchAll(/[\p{L}\p{N}_:?$-]+|\S/gu)];
      const here = before ? null : words.find(({ 0: word, index }) => index <= inRow && inRow < index + word.length);
      const last = here ? null : /(?:[\p{L}\p{N}_:?$-]+|\S)(?=\s*$)/u.exec(doc.sliceString(0, at));
      const from = here ? row.from + here.index : last ? last.index : at;
      const to = from + (here || last || [""])[0].length;
      view.dispatch(setDiagnostics(view.state, [{ from, to, severity: "error", message }]));
      view.dispatch({ selection: { anchor: from }, scrollIntoView: true });
      const found = doc.lineAt(from);
      return { line: found.number, column: from - found.from + 1 };
    },
  };
}
