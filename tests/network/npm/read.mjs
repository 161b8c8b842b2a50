// Reads the files of networks that it is given with graphology and Cytoscape.js, as their documentation does, and prints as JSON
// what each made of them: nodes and edges by identifier, the network's own attributes, or the error.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const require = createRequire(import.meta.url);
const { MultiDirectedGraph } = require("graphology");
const gexf = require("graphology-gexf");
const graphml = require("graphology-graphml");
const cytoscape = require("cytoscape");
const { JSDOM } = require("jsdom");

cytoscape.warnings(false);
const { window } = new JSDOM("");
const $ = require("jquery")(window);
require("cytoscape-graphml")(cytoscape, $);

function ofGraphology(parse) {
  return (text) => {
    const graph = parse(MultiDirectedGraph, text);
    return {
      attributes: graph.getAttributes(),
      nodes: Object.fromEntries(graph.mapNodes((id, row) => [id, row])),
      edges: Object.fromEntries(graph.mapEdges((id, row, source, target) => [id, { source, target, row }])),
    };
  };
}

function ofCytoscape(text) {
  const cy = cytoscape({ headless: true });
  cy.graphml({ layoutBy: () => {} });
  cy.graphml(text);
  const rows = (elements) => elements.map((element) => [element.id(), element.data()]);
  const edges = rows(cy.edges()).map(([id, { source, target, ...row }]) => [id, { source, target, row }]);
  return { attributes: {}, nodes: Object.fromEntries(rows(cy.nodes())), edges: Object.fromEntries(edges) };
}

const READERS = { "graphology-gexf": ofGraphology(gexf.parse), "graphology-graphml": ofGraphology(graphml.parse), cytoscape: ofCytoscape };

const found = {};
for (const place of process.argv.slice(2)) {
  const text = readFileSync(place, "utf8");
  for (const [name, read] of Object.entries(READERS)) {
    if (place.endsWith("gexf") !== name.endsWith("gexf")) continue;
    try {
      found[`${name} ${place}`] = read(text);
    } catch (error) {
      found[`${name} ${place}`] = { error: String(error) };
    }
  }
}
console.log(JSON.stringify(found));
