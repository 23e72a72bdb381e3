// What is looked at stands in the address: the filter before the #, the selection and the map's view behind it.
// #row=KEY or #at=34.5,38.2, and &map=7/34.51/38.27 (zoom, latitude, longitude).

/** The part of the address behind the #, understood. */
export function read(hash = location.hash) {
  const words = new URLSearchParams(hash.replace(/^#/, ""));
  const numbers = (words.get("map") ?? "").split("/").map(Number);
  const view = numbers.length === 3 && numbers.every(Number.isFinite) ? numbers : undefined;
  const at = (words.get("at") ?? "").split(",").map(Number);
  return {
    row: words.get("row") ?? undefined,
    at: at.length === 2 && at.every(Number.isFinite) ? at : undefined,
    view,
  };
}

function written({ row, at, view }) {
  const words = new URLSearchParams();
  if (row) words.set("row", row);
  if (at) words.set("at", at.join(","));
  if (view) words.set("map", view.join("/"));
  const told = words.toString().replaceAll("%2F", "/").replaceAll("%2C", ",");
  return told ? `#${told}` : "";
}

/** Put a selection and a view into the address; a step that the back button takes back, if `step`. */
export function write(state, { step, search = location.search } = {}) {
  const url = `${location.pathname}${search}${written(state)}`;
  if (url === location.pathname + location.search + location.hash) return;
  history[step ? "pushState" : "replaceState"](null, "", url);
}
