// Colours and patterns come from the style sheet, so that light, dark and strong contrast are decided in one place.

/** The colours of the map as the style sheet has them now. */
export function colours(element) {
  const style = getComputedStyle(element);
  const of = (name) => style.getPropertyValue(`--map-${name}`).trim();
  return Object.fromEntries(
    ["land", "water", "coast", "river", "border", "area", "way", "chosen", "label", "halo"].map((name) => [name, of(name)]),
  );
}

/** A pattern of slanting lines: what is somewhere in here. */
export function hatch(colour) {
  const tile = document.createElement("canvas");
  tile.width = tile.height = 8;
  const context = tile.getContext("2d");
  context.strokeStyle = colour;
  context.lineWidth = 1.2;
  context.beginPath();
  for (const shift of [-8, 0, 8]) {
    context.moveTo(shift, 8);
    context.lineTo(shift + 8, 0);
  }
  context.stroke();
  return context.createPattern(tile, "repeat");
}

/** Whether things may move by themselves. */
export const still = () => matchMedia("(prefers-reduced-motion: reduce)").matches;
