// The list: what is selected on map or timeline is marked in it, and what is walked to in it is shown on both.

/** Mark rows; the first comes into sight unless the list itself was used. */
export function marked(root, keys, follow) {
  const wanted = new Set(keys);
  let first;
  for (const entry of root.querySelectorAll("[data-row]")) {
    const here = wanted.has(entry.dataset.row);
    entry.classList.toggle("at", here);
    if (here) entry.setAttribute("aria-current", "true");
    else entry.removeAttribute("aria-current");
    if (here) first ??= entry;
  }
  if (follow) first?.scrollIntoView({ block: "nearest", behavior: "auto" });
}

/** Listen to the list: "Show on map" and a click on a row pick it; walking by keys (j, k) only shows it. */
export function listen(root, { choose, walk }) {
  root.addEventListener("click", (event) => {
    const entry = event.target.closest("[data-row]");
    if (!entry || event.target.closest("a") || getSelection()?.toString()) return;
    choose(entry.dataset.row);
  });
  root.addEventListener("tadmor:at", (event) => walk(event.target.dataset.row));
}

/** Offer "Show on map" where there is something to show. */
export function offer(root, rows) {
  const placed = new Set(rows.filter((row) => row.points.length).map((row) => row.key));
  for (const entry of root.querySelectorAll("[data-row]")) {
    entry.querySelector("[data-show]").hidden = !placed.has(entry.dataset.row);
  }
}
