// Bundles the editor and the engine's worker as classic scripts, beside the WebAssembly and all licences, into one folder.

import { mkdirSync, copyFileSync, existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { build } from "esbuild";

const [out] = process.argv.slice(2);
mkdirSync(out, { recursive: true });
const common = { bundle: true, minify: true, format: "iife", target: "es2022", metafile: true, legalComments: "eof", charset: "utf8", logOverride: { "empty-import-meta": "silent" } };
const editor = await build({ ...common, entryPoints: ["editor.js"], globalName: "QueryEditor", outfile: join(out, "editor.js") });
const engine = await build({ ...common, entryPoints: ["engine.js"], outfile: join(out, "engine.js") });
copyFileSync("node_modules/oxigraph/web_bg.wasm", join(out, "engine.wasm"));

// The folder of the package that a bundled file belongs to.
function home(file) {
  let folder = dirname(file);
  while (!existsSync(join(folder, "package.json")) || !JSON.parse(readFileSync(join(folder, "package.json"))).version) folder = dirname(folder);
  return folder;
}

// A package without a file for its licence, as Oxigraph's is, states it in its README.
function stated(folder) {
  const parts = readFileSync(join(folder, "README.md"), "utf8").split(/^#+ /m);
  return parts.filter((part) => /^licen[cs]e\n/i.test(part)).map((part) => part.replace(/^.*\n/, ""));
}

// The words of the MIT licence itself, from a package that carries them, for one that only names it.
function permission() {
  const text = readFileSync("node_modules/@codemirror/state/LICENSE", "utf8");
  return text.slice(text.indexOf("Permission is hereby granted"));
}

const inputs = [editor, engine].flatMap(({ metafile }) => Object.keys(metafile.inputs)).filter((file) => file.startsWith("node_modules/"));
const texts = [...new Set(inputs.map(home))].sort().map((folder) => {
  const { name, version, license } = JSON.parse(readFileSync(join(folder, "package.json")));
  const files = readdirSync(folder).filter((file) => /^(licen[cs]e|copying|notice)/i.test(file)).sort();
  const words = files.length ? files.map((file) => readFileSync(join(folder, file), "utf8")) : [...stated(folder), permission()];
  if (!/MIT/.test(license) || words.length < 1 || (!files.length && words.length < 2)) throw new Error(`${name} states no licence that is known here`);
  return `${name} ${version}: ${license}\n\n${words.join("\n").trim()}\n`;
});
writeFileSync(join(out, "licences.txt"), texts.join(`\n${"-".repeat(72)}\n\n`));
