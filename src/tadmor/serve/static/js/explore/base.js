// The base map: land, lakes, rivers and borders, drawn from one file of our own. Nothing is asked of anybody else.
const L = globalThis.L;

/** Lines of whole steps, the first a point and the others differences, as latitudes and longitudes. */
export function opened(line, step) {
  const out = [];
  let [x, y] = [0, 0];
  for (let i = 0; i < line.length; i += 2) {
    x += line[i];
    y += line[i + 1];
    out.push([y * step, x * step]);
  }
  return out;
}

/** The points of a list of numbers of arcs; ~n is arc n backwards. */
export function joined(numbers, arcs) {
  return numbers.flatMap((n, at) => {
    const arc = n < 0 ? [...arcs[~n]].reverse() : arcs[n];
    return at ? arc.slice(1) : arc;
  });
}

/** Draw the base map below everything else; resolves to what colours it anew. */
export async function base(map, address, colours) {
  map.createPane("base").style.zIndex = 150; // first: provinces, which may come before, lie there too
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`the base map did not come: ${answer.status}`);
  const told = await answer.json();
  const arcs = told.arcs.map((arc) => opened(arc, told.step));
  const renderer = L.canvas({ pane: "base", padding: 0.4 });
  const still = { renderer, pane: "base", interactive: false, smoothFactor: 1.2 };
  const land = L.polygon(told.land.map((ring) => joined(ring, arcs)), { ...still, stroke: true, weight: 0.8, fillOpacity: 1 });
  const lakes = L.polygon(told.lakes.map((ring) => opened(ring, told.step)), { ...still, weight: 0.6, fillOpacity: 1 });
  const rivers = L.polyline(told.rivers.map((line) => opened(line, told.step)), { ...still, weight: 1 });
  const borders = L.polyline(told.borders.map((n) => arcs[n]), { ...still, weight: 1, dashArray: "5 3" });
  for (const layer of [land, lakes, rivers, borders]) layer.addTo(map);
  return () => {
    const now = colours();
    land.setStyle({ fillColor: now.land, color: now.coast });
    lakes.setStyle({ fillColor: now.water, color: now.coast });
    rivers.setStyle({ color: now.river });
    borders.setStyle({ color: now.border });
  };
}
