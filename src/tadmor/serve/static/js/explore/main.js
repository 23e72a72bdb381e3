// Map, timeline and list as three views of one selection and one filter, both of which stand in the address.
import { read, write } from "./address.js";
import { Chart } from "./chart.js";
import { listen, marked, offer } from "./list.js";
import { asked, changed, drawing, fetched } from "./page.js";
import { said as spotSaid } from "./spots.js";
import { said as daySaid, Strip } from "./strip.js";

const root = document.querySelector("[data-explore]");
const find = (name) => root.querySelector(`[data-${name}]`);
let state = read();
let data = drawing();
let loading;
let before = location.search;

for (const name of ["map", "legend", "times"]) find(name).hidden = false;

const chart = new Chart(find("map"), {
  address: root.dataset.base,
  provinces: root.dataset.provinces,
  choose: (row) => choose({ row }),
  pick: (place) => choose({ at: [place.lat, place.lon] }),
  moved: (view) => keep({ ...state, view }),
});
const strip = new Strip(find("strip"), {
  choose: (row) => choose({ row }),
  brushed: (days) => go(changed(location.search, { from: days?.[0], to: days?.[1], t: undefined, next: undefined })),
  tell: (words) => (find("times-said").textContent = words),
});

function keep(next, options) {
  state = next;
  write(state, options);
  before = location.search;
}

/** Select a row or a place; `step`: the back button takes it back. */
function choose({ row, at }, { step = true, from } = {}) {
  const same = row === state.row && String(at) === String(state.at);
  const next = same && step ? { view: state.view } : { row, at, view: state.view };
  keep(next, { step });
  show(from);
}

/** Show the selection everywhere; the view it was made in stays as it is. */
function show(from) {
  chart.select(state, from !== "map");
  strip.select(state.row);
  marked(find("lists"), keys(), from !== "list");
  find("spot-said").textContent = told();
  find("spot-only").hidden = !place();
  if (place()) find("spot-only").href = changed(location.search, { place: place().name, within: undefined, next: undefined });
}

/** The keys of the rows that are selected: one, or those at a place. */
function keys() {
  if (state.row) return [state.row];
  if (!state.at) return [];
  const [lat, lon] = state.at;
  return data.rows.filter((row) => row.points.some((point) => point[0] === lat && point[1] === lon)).map((row) => row.key);
}

function place() {
  return state.at && data.places.find((one) => one.lat === state.at[0] && one.lon === state.at[1]);
}

function told() {
  const at = place();
  if (at) return `${spotSaid(at)}. ${keys().length} of them listed here.`;
  const row = data.rows.find((one) => one.key === state.row);
  if (!row) return "";
  return `${row.what}${row.who ? `, ${row.who}` : ""}${row.points.length ? "" : ": not on the map"}`;
}

function draw() {
  chart.draw(data);
  strip.draw(data);
  offer(find("lists"), data.rows);
  listen(find("lists"), {
    choose: (row) => choose({ row }, { from: "list" }),
    walk: (row) => row && choose({ row }, { step: false, from: "list" }),
  });
  find("times").classList.toggle("empty", !data.strip);
  const range = [data.from, data.to].filter(Boolean).map(daySaid);
  const parts = [range.length ? range.join(" to ") : `All days${outside()}`];
  if (data.strip?.begun) parts.push(`The bars: ${data.strip.begun}`);
  if (!range.length) parts.push("Drag over the bars, or move the handles by arrow keys.");
  find("times-said").textContent = parts.join(". ");
}

/** What has a day, but one far off. */
function outside() {
  const { before: earlier = 0, after: later = 0 } = data.strip ?? {};
  const parts = [earlier && `${earlier} earlier`, later && `${later} later`].filter(Boolean);
  return parts.length ? ` (${parts.join(", ")} not drawn)` : "";
}

/** Another filter: its page is fetched and drawn; `back`: the address is there already. */
async function go(search, { back } = {}) {
  loading?.abort();
  loading = new AbortController();
  const { signal } = loading;
  root.setAttribute("aria-busy", "true");
  try {
    const found = await fetched(location.pathname + search, signal);
    if (!found) return;
    data = found;
    if (!back) keep({ view: state.view }, { step: true, search });
    draw();
    if (!state.view) chart.look();
    show("list");
    find("said").textContent = counted();
  } catch (error) {
    if (error.name !== "AbortError") location.assign(location.pathname + search);
  } finally {
    if (!signal.aborted) root.removeAttribute("aria-busy");
  }
}

function counted() {
  return [...find("lists").querySelectorAll("h2")].map((one) => one.textContent.trim().replace(/\s+/g, " ")).join(", ");
}

document.addEventListener("submit", (event) => {
  if (!event.target.matches(".filter")) return;
  event.preventDefault();
  go(asked(event.target));
});
document.addEventListener("click", (event) => {
  const link = event.target.closest?.("a[href]");
  const plain = !event.defaultPrevented && !event.button && !(event.ctrlKey || event.metaKey || event.shiftKey || event.altKey);
  if (!link || !plain || !link.closest("main") || link.pathname !== location.pathname || link.hash) return;
  event.preventDefault();
  go(link.search);
});
addEventListener("popstate", () => {
  const next = read();
  state = next;
  if (location.search !== before) {
    before = location.search;
    go(location.search, { back: true }).then(() => state.view && chart.look(state.view));
    return;
  }
  if (state.view) chart.look(state.view);
  show("back");
});
root.querySelector(".fold").addEventListener("toggle", () => chart.map.invalidateSize());

draw();
chart.look(state.view);
show("start");
find("said").textContent = "";
