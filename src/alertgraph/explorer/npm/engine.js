// The engine of the Query tab, in a worker: Oxigraph over the quads that the page carries. It asks nobody for anything.

import { initSync, Store } from "oxigraph";

let store = null;

async function inflated(base64) {
  const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

async function open({ wasm, quads }) {
  const [program, data] = await Promise.all([inflated(wasm), inflated(quads)]);
  initSync({ module: program });
  store = new Store();
  store.load(data, { format: "application/trig", lenient: true });
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
