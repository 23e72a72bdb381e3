// Keys, as the page itself declares them: what has data-key="g c" is pressed (a link, a button) or focused (a field).
// Entries of a list carry data-entry; j and k go through them, Enter follows the one's [data-open].
// Off while something is being written, and while Ctrl, Alt or Meta is held.

const PAUSE = 900; // milliseconds in which a second key still belongs to the first
const WRITING = "input:not([type=checkbox], [type=radio], [type=button], [type=submit]), textarea, select, [contenteditable]";

let before = "";
let timer = 0;

/** The element that a sequence of keys presses, if it can be seen. */
export function pressed(keys) {
  return [...document.querySelectorAll("[data-key]")].find(
    (one) => one.dataset.key === keys && one.checkVisibility() && !one.disabled,
  );
}

function press(one) {
  if (one.matches(WRITING)) {
    one.focus();
    one.select?.();
  } else {
    one.click();
  }
}

function entries() {
  return [...document.querySelectorAll("[data-entry]")].filter((one) => one.checkVisibility());
}

/** Move the mark by so many entries, and say which one has it. */
export function step(by) {
  const all = entries();
  if (!all.length) return undefined;
  const now = all.findIndex((one) => one.classList.contains("at"));
  const next = all[Math.min(all.length - 1, Math.max(0, now < 0 && by < 0 ? 0 : now + by))];
  mark(next);
  return next;
}

/** Put the mark on an entry; others listen for "tadmor:at". */
export function mark(entry) {
  document.querySelectorAll("[data-entry].at").forEach((one) => one.classList.remove("at"));
  entry.classList.add("at");
  const inner = entry.querySelector("[data-open], a, button") ?? entry;
  if (inner === entry) entry.tabIndex = -1;
  inner.focus({ preventScroll: true });
  entry.scrollIntoView({ block: "nearest" });
  entry.dispatchEvent(new CustomEvent("tadmor:at", { bubbles: true }));
}

function firstField() {
  return document.querySelector(".filter input, .filter select");
}

const OWN = {
  j: () => step(1),
  k: () => step(-1),
  f: () => firstField()?.focus(),
};

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.altKey || event.metaKey || event.defaultPrevented || event.isComposing) return;
  if (event.target.matches?.(WRITING)) {
    if (event.key === "Escape") event.target.blur();
    return;
  }
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  const both = before ? `${before} ${key}` : key;
  clearTimeout(timer);
  before = "";
  const found = pressed(both) ?? (OWN[both] ? undefined : pressed(key));
  if (found) {
    event.preventDefault();
    press(found);
  } else if (OWN[key]) {
    event.preventDefault();
    OWN[key]();
  } else if (key.length === 1) {
    before = key;
    timer = setTimeout(() => (before = ""), PAUSE);
  }
});

// On a narrow screen the pages stand in one line: the one that is open is brought into sight, and nothing else moves.
const pages = document.querySelector(".places");
const open = pages?.querySelector("[aria-current]");
if (open && pages.scrollWidth > pages.clientWidth) {
  pages.scrollLeft = open.offsetLeft - (pages.clientWidth - open.offsetWidth) / 2;
}
