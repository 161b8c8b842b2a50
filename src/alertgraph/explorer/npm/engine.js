// The engine of the Query tab, in a worker: Oxigraph over the quads that the page carries. It asks nobody for anything.

import { initSync, Store } from "oxigraph";

let store = null;

// The stream of what was gzipped and written in base64.
function inflated(base64) {
  const text = atob(base64);
  const bytes = new Uint8Array(text.length);
  for (let at = 0; at < text.length; at += 1) bytes[at] = text.charCodeAt(at);
  return new Response(bytes).body.pipeThrough(new DecompressionStream("gzip"));
}

// The program is compiled while it is inflated.
async function open({ wasm, quads }) {
  const program = new Response(inflated(wasm), { headers: { "Content-Type": "application/wasm" } });
  const data = new Response(inflated(quads)).arrayBuffer();
  initSync({ module: await WebAssembly.compileStreaming(program) });
  store = new Store();
  store.load(new Uint8Array(await data), { format: "application/n-quads", lenient: true, no_transaction: true });
  return { quads: store.size };
}

const term = ({ termType, value, language, datatype }) => {
  if (termType === "NamedNode") return { type: "uri", value };
  if (termType === "BlankNode") return { type: "bnode", value };
  return { type: "literal", value, "xml:lang": language || undefined, datatype: language ? undefined : datatype.value };
};

// Triples as rows of a table, in the form that SPARQL has for the results of a SELECT.
function table(quads) {
  const vars = ["subject", "predicate", "object"];
  const bindings = quads.map((quad) => Object.fromEntries(vars.map((name) => [name, term(quad[name])])));
  return JSON.stringify({ head: { vars }, results: { bindings } });
}

// The answer as SPARQL Query Results JSON.
function run({ sparql, form, union }) {
  const options = { use_default_graph_as_union: union };
  if (form === "CONSTRUCT" || form === "DESCRIBE") return { answer: table(store.query(sparql, options)) };
  return { answer: store.query(sparql, { ...options, results_format: "json" }) };
}

// An error of the query leaves the engine as it was; one of the machine, such as memory that ran out, does not.
self.onmessage = async ({ data: { id, act, ...asked } }) => {
  const start = performance.now();
  try {
    const found = await { open, run }[act](asked);
    self.postMessage({ id, ...found, ms: performance.now() - start });
  } catch (error) {
    const broken = act === "open" || error instanceof WebAssembly.RuntimeError || error instanceof RangeError;
    self.postMessage({ id, error: String((error && error.message) || error), broken });
  }
};
