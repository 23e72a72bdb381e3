// Copies the files that vendored.json names from node_modules to the page's static files, with what they are.
// vendored.json: [{"package": "leaflet", "licence": "BSD-2-Clause", "files": {"dist/leaflet-src.esm.js": "leaflet.js"}}]

import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const target = join(here, "../src/tadmor/serve/static/vendor");
const wanted = JSON.parse(readFileSync(join(here, "vendored.json"), "utf8"));

rmSync(target, { recursive: true, force: true });
if (wanted.length) mkdirSync(target, { recursive: true });
const made = {};
for (const { package: name, licence, files } of wanted) {
  const folder = join(here, "node_modules", name);
  const { version } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  for (const [from, to] of Object.entries(files)) {
    const content = readFileSync(join(folder, from));
    mkdirSync(dirname(join(target, to)), { recursive: true });
    writeFileSync(join(target, to), content);
    made[to] = { package: name, version, licence, from, sha256: createHash("sha256").update(content).digest("hex") };
  }
}
if (wanted.length) writeFileSync(join(target, "vendored.json"), `${JSON.stringify(made, null, 1)}\n`);
