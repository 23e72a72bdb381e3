// Places with how many rows each. Places closer than a finger's width at this zoom are one mark with their sum.
const L = globalThis.L;
const CLOSE = 46; // pixels
const EXACT = new Set(["G1", "G2", "G3", "G4", "G5", null]);

export const total = (place) => Object.values(place.rows).reduce((sum, rows) => sum + rows, 0);
const words = (rows) =>
  Object.entries(rows)
    .map(([layer, number]) => `${number.toLocaleString("en")} ${number === 1 ? layer.slice(0, -1) : layer}`)
    .join(", ");

/** What stands at a place, in words. */
export const said = (place) => `${place.name}: ${words(place.rows)}`;

/** Places as groups of those that lie close together on the screen, most rows first. */
export function grouped(places, map) {
  const groups = [];
  for (const place of places) {
    const at = map.latLngToLayerPoint([place.lat, place.lon]);
    const near = groups.find((group) => group.at.distanceTo(at) < CLOSE);
    if (near) {
      near.places.push(place);
      near.rows += total(place);
    } else {
      groups.push({ at, places: [place], rows: total(place) });
    }
  }
  return groups;
}

/** The mark of a group: a button whose shape says what most of its rows are, whose text says how many. */
export function mark(group, chosen, pick) {
  const [first] = group.places;
  const several = group.places.length > 1;
  const rows = {};
  for (const place of group.places) {
    for (const [layer, number] of Object.entries(place.rows)) rows[layer] = (rows[layer] ?? 0) + number;
  }
  const most = Object.entries(rows).sort((a, b) => b[1] - a[1])[0][0];
  const button = document.createElement("button");
  const area = !several && !EXACT.has(first.precision);
  button.type = "button";
  button.className = `spot shape-${most}${several ? " several" : ""}${area ? " area" : ""}${chosen ? " chosen" : ""}`;
  button.textContent = short(group.rows);
  button.setAttribute(
    "aria-label",
    several ? `${group.places.length} places around ${first.name}: ${words(rows)}. Zoom in` : `${said(first)}${area ? " (an area)" : ""}`,
  );
  if (chosen) button.setAttribute("aria-current", "true");
  button.addEventListener("click", (event) => {
    event.stopPropagation();
    pick(group);
  });
  const size = Math.round(22 + 7 * Math.log10(group.rows + 1));
  const icon = L.divIcon({ html: button, className: "spot-icon", iconSize: [size, size] });
  return L.marker([first.lat, first.lon], { icon, keyboard: false, riseOnHover: true });
}

function short(number) {
  if (number < 1000) return String(number);
  return number < 10000 ? `${(number / 1000).toFixed(1)}k` : `${Math.round(number / 1000)}k`;
}
