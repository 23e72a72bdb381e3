// TopoJSON as plain arcs: lines that neighbours share, once each. Arcs are simplified, so neighbours never part.

/** The arcs of a topology in degrees, [[longitude, latitude], ...] each. */
export function decoded({ arcs, transform }) {
  const [kx, ky] = transform.scale;
  const [x0, y0] = transform.translate;
  return arcs.map((arc) => {
    let x = 0;
    let y = 0;
    return arc.map(([dx, dy]) => [(x += dx) * kx + x0, (y += dy) * ky + y0]);
  });
}

/** The rings or lines of an object, each a list of numbers of arcs (~n: arc n backwards). */
export function parts(geometry) {
  if (geometry.type === "GeometryCollection") return geometry.geometries.flatMap(parts);
  if (geometry.type === "LineString") return [geometry.arcs];
  if (geometry.type === "MultiLineString" || geometry.type === "Polygon") return geometry.arcs;
  if (geometry.type === "MultiPolygon") return geometry.arcs.flat();
  return [];
}

/** The points of a list of numbers of arcs. */
export function points(numbers, arcs) {
  return numbers.flatMap((number, at) => {
    const arc = number < 0 ? [...arcs[~number]].reverse() : arcs[number];
    return at ? arc.slice(1) : arc;
  });
}

const area = ([ax, ay], [bx, by], [cx, cy]) => Math.abs((bx - ax) * (cy - ay) - (cx - ax) * (by - ay)) / 2;

/** Visvalingam and Whyatt 1993: the point that spans the smallest triangle goes first, until all span `least`. */
export function simplified(line, least) {
  const kept = [...line];
  while (kept.length > 2) {
    let at = 0;
    let smallest = Infinity;
    for (let i = 1; i < kept.length - 1; i++) {
      const spans = area(kept[i - 1], kept[i], kept[i + 1]) / least(kept[i]);
      if (spans < smallest) [smallest, at] = [spans, i];
    }
    if (smallest >= 1) break;
    kept.splice(at, 1);
  }
  return kept;
}

/** The size of a ring in square degrees. */
export function size(ring) {
  let twice = 0;
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
    twice += ring[j][0] * ring[i][1] - ring[i][0] * ring[j][1];
  }
  return Math.abs(twice) / 2;
}

/** A line as whole steps of `step` degrees: the first point, then differences. */
export function written(line, step) {
  let x = 0;
  let y = 0;
  const out = [];
  for (const [lon, lat] of line) {
    const [nx, ny] = [Math.round(lon / step), Math.round(lat / step)];
    if (!out.length || nx !== x || ny !== y) out.push(nx - x, ny - y);
    [x, y] = [nx, ny];
  }
  return out;
}
