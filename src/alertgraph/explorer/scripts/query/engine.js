// The engine of the Query tab: Oxigraph in a worker, inflated when the tab is opened, ended to cancel a query.

// generation counts how often the engine was ended: what began before that is no longer wanted.
const ENGINE = { generation: 0, worker: null, opening: null, waiting: new Map(), asked: 0, quads: 0, openedIn: 0 };

const packed = (name) => byId(`kg-query-${name}`).textContent;

// The text of a block that waits gzipped and in base64.
async function inflated(name) {
  const bytes = Uint8Array.from(atob(packed(name)), (character) => character.charCodeAt(0));
  return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"))).text();
}

// The worker inherits the page's policy: it can reach no server, and runs nothing but this script and its WebAssembly.
async function startWorker(generation) {
  const start = performance.now();
  const address = URL.createObjectURL(new Blob([await inflated("engine-js")], { type: "text/javascript" }));
  stillWanted(generation);
  const worker = new Worker(address);
  URL.revokeObjectURL(address);
  worker.onmessage = ({ data }) => {
    const waiting = ENGINE.waiting.get(data.id);
    ENGINE.waiting.delete(data.id);
    if (!waiting) return;
    if (data.broken) stopEngine();
    if ("error" in data) waiting.reject(new Error(data.error));
    else waiting.resolve(data);
  };
  worker.onerror = (event) => stopEngine(new Error(event.message || "the engine could not be started"));
  ENGINE.worker = worker;
  const { quads } = await send({ act: "open", wasm: packed("engine-wasm"), quads: packed("quads") });
  Object.assign(ENGINE, { quads, openedIn: performance.now() - start });
}

function send(message) {
  return new Promise((resolve, reject) => {
    const id = ++ENGINE.asked;
    ENGINE.waiting.set(id, { resolve, reject });
    ENGINE.worker.postMessage({ id, ...message });
  });
}

// Resolves when the engine holds all quads; a second call waits for the same one.
function openEngine() {
  const { generation } = ENGINE;
  ENGINE.opening ||= startWorker(generation).catch((error) => {
    if (generation === ENGINE.generation) stopEngine();
    throw error;
  });
  return ENGINE.opening;
}

function stillWanted(generation) {
  if (generation !== ENGINE.generation) throw new Error("cancelled");
}

// Ends the worker and whatever it is doing; the next query opens a new one.
function stopEngine(error = new Error("stopped")) {
  if (ENGINE.worker) ENGINE.worker.terminate();
  const waiting = [...ENGINE.waiting.values()];
  Object.assign(ENGINE, { generation: ENGINE.generation + 1, worker: null, opening: null, waiting: new Map() });
  for (const { reject } of waiting) reject(error);
}

// The answer to a query as SPARQL Query Results JSON, and the milliseconds that it took the engine.
async function askEngine(sparql) {
  const { generation } = ENGINE;
  await openEngine();
  stillWanted(generation);
  const { answer, ms } = await send({ act: "run", sparql, form: formOf(sparql), union: !hasKeyword(sparql, "FROM") });
  return { ...JSON.parse(answer), ms };
}
