// The page in parts: the server makes every part, so what a script shows is what the address shows without one.

const PARTS = ["[data-lists]", "[data-twin=places]", "[data-twin=times]", ".filter", ".heading", ".shown", "[data-legend]"];

/** What the server wrote down for map and timeline. */
export function drawing(root = document) {
  const told = JSON.parse(root.querySelector("[data-drawing]").dataset.drawing);
  const numbers = {};
  const rows = told.rows.map((row) => ({ ...row, number: (numbers[row.layer] = (numbers[row.layer] ?? 0) + 1) }));
  const places = told.places.map(([lat, lon, radius, grade, name, ...counts]) => {
    const counted = told.layers.map((layer, at) => [layer, counts[at]]).filter(([, number]) => number);
    return { lat, lon, radius, precision: grade && `G${grade}`, name, rows: Object.fromEntries(counted) };
  });
  return { ...told, rows, places };
}

/** The page at another address, put into this one's place part by part; gives what is to be drawn. */
export async function fetched(address, signal) {
  const answer = await fetch(address, { headers: { accept: "text/html" }, signal });
  const found = new DOMParser().parseFromString(await answer.text(), "text/html");
  if (!answer.ok || !found.querySelector("[data-drawing]")) {
    location.assign(address); // a problem has a page of its own, which says what would be right
    return undefined;
  }
  const held = document.activeElement?.id;
  found.querySelector("[data-legend]").hidden = false;
  for (const part of PARTS) swap(document.querySelector(part), found.querySelector(part));
  banner(found);
  document.title = found.title;
  document.querySelector("[data-drawing]").dataset.drawing = found.querySelector("[data-drawing]").dataset.drawing;
  if (held && !document.activeElement?.id) document.getElementById(held)?.focus();
  return drawing();
}

function swap(old, now) {
  if (!old || !now) return;
  const opened = [...old.querySelectorAll("details"), old].map((one) => one.open);
  [...now.querySelectorAll("details"), now].forEach((one, at) => {
    if (opened[at] && "open" in one) one.open = true;
  });
  old.replaceWith(document.adoptNode(now));
}

/** The note that what is shown was composed comes and goes with it. */
function banner(found) {
  const [old, now] = [document, found].map((page) => page.querySelector("main > .composed"));
  if (old && !now) old.remove();
  if (now && !old) document.querySelector("main").prepend(document.adoptNode(now));
}

/** The address that a filter's form asks for: fields that are empty say nothing. */
export function asked(form) {
  const words = new URLSearchParams();
  for (const [name, value] of new FormData(form)) if (String(value).trim()) words.append(name, value);
  return words.size ? `?${words}` : "";
}

/** The words of an address with some changed; undefined takes one away. */
export function changed(search, changes) {
  const words = new URLSearchParams(search);
  for (const [name, value] of Object.entries(changes)) {
    if (value === undefined) words.delete(name);
    else words.set(name, value);
  }
  return words.size ? `?${words}` : "";
}
