// One panel is open at a time; the one that corrects begins in its first field, the one that rejects waits for a digit.

const panels = [...document.querySelectorAll("[data-panel]")];

for (const panel of panels) {
  panel.addEventListener("toggle", () => {
    if (!panel.open) return;
    for (const other of panels) if (other !== panel) other.open = false;
    const key = panel.querySelector("summary").dataset.key;
    if (key === "e") panel.querySelector("form input:not([type=hidden]), form select")?.focus();
    panel.scrollIntoView({ block: "nearest" });
  });
}
