// Movements: numbered arrows, bent so that ways between the same towns lie side by side. Whole only where an outlet
// tells it itself; dashed where it is only claimed, dotted where planned or possible, crossed where denied.
const L = globalThis.L;

const DASHES = { flat: null, claimed: "9 6", planned: "2 6", denied: "9 6" };
const STEPS = 18;
const SHORT = 20; // pixels
const HALF = 14; // pixels that a number needs around its middle: less cannot be told apart by a finger

/** An arrow: a line with a head, and a cross in its middle where it is denied. */
const Arrow = L.Polyline.extend({
  _updatePath() {
    this._renderer._updatePoly(this);
    const context = this._renderer._ctx;
    for (const part of this._parts) {
      if (part.length < 2) continue;
      context.save();
      context.setLineDash([]);
      context.strokeStyle = context.fillStyle = this.options.color;
      context.lineWidth = 2;
      head(context, ...tip(part));
      if (this.options.drawn === "denied") cross(context, part[Math.floor(part.length / 2)]);
      context.restore();
    }
  },
  _updateBounds() {
    L.Polyline.prototype._updateBounds.call(this);
    const pad = L.point(12, 12);
    if (this._pxBounds) this._pxBounds = L.bounds(this._pxBounds.min.subtract(pad), this._pxBounds.max.add(pad));
  },
});

/** Where the head points to: short of the mark that stands at the end, and from where. */
function tip(part) {
  const end = part[part.length - 1];
  let at = part.length - 1;
  while (at > 0 && part[at].distanceTo(end) < SHORT) at--;
  const from = part[at];
  const far = from.distanceTo(end) || 1;
  const share = Math.max(0, (far - SHORT) / far);
  const to = L.point(from.x + (end.x - from.x) * share, from.y + (end.y - from.y) * share);
  return share ? [from, to] : [part[0], end];
}

function head(context, from, to) {
  const turn = Math.atan2(to.y - from.y, to.x - from.x);
  context.beginPath();
  context.moveTo(to.x, to.y);
  for (const side of [-0.42, 0.42]) context.lineTo(to.x - 12 * Math.cos(turn + side), to.y - 12 * Math.sin(turn + side));
  context.closePath();
  context.fill();
}

function cross(context, { x, y }) {
  context.lineWidth = 2.5;
  context.beginPath();
  for (const [dx, dy] of [[7, 7], [7, -7]]) {
    context.moveTo(x - dx, y - dy);
    context.lineTo(x + dx, y + dy);
  }
  context.stroke();
}

/** A way through its stations; its legs are bent by `bend` of their length. */
function bent(way, bend) {
  const out = [];
  for (let i = 0; i + 1 < way.length; i++) {
    const [[y0, x0], [y1, x1]] = [way[i], way[i + 1]];
    const [mx, my] = [(x0 + x1) / 2 - (y1 - y0) * bend, (y0 + y1) / 2 + (x1 - x0) * bend];
    for (let step = i ? 1 : 0; step <= STEPS; step++) {
      const t = step / STEPS;
      const [a, b, c] = [(1 - t) * (1 - t), 2 * t * (1 - t), t * t];
      out.push([a * y0 + b * my + c * y1, a * x0 + b * mx + c * x1]);
    }
  }
  return out;
}

/** Where on a line a number has room, from about its middle outwards; nothing where it has none: the list has it too. */
function room(line, number, map, taken) {
  const last = line.length - 1;
  const wanted = Math.floor(line.length * (0.35 + 0.06 * (number % 4)));
  const places = [...line.keys()].filter((at) => at > last * 0.15 && at < last * 0.85);
  places.sort((a, b) => Math.abs(a - wanted) - Math.abs(b - wanted));
  for (const at of places) {
    const point = map.latLngToLayerPoint(line[at]);
    if (taken.every((other) => other.point.distanceTo(point) >= other.half + HALF)) {
      taken.push({ point, half: HALF });
      return line[at];
    }
  }
  return undefined;
}

/** Layers for the ways of some rows; `choose(key)` is called when one is picked. `marks`: what stands on the map. */
export function ways(rows, map, marks, renderer, colours, choose) {
  const seen = new Map();
  const layers = [];
  const taken = marks.map(({ at, half }) => ({ point: map.latLngToLayerPoint(at), half }));
  rows.filter((row) => row.ways.length).forEach((row) => {
    const number = row.number;
    row.ways.forEach((way, leg) => {
      const same = JSON.stringify([way[0], way[way.length - 1]].sort());
      const before = seen.get(same) ?? 0;
      seen.set(same, before + 1);
      const line = bent(way, 0.1 + 0.07 * before);
      const arrow = new Arrow(line, {
        renderer,
        color: colours.way,
        weight: 2.5,
        dashArray: DASHES[row.drawn],
        drawn: row.drawn,
        bubblingMouseEvents: false,
        smoothFactor: 0.5,
      });
      arrow.on("click", () => choose(row.key));
      layers.push({ layer: arrow, key: row.key });
      const at = leg ? undefined : room(line, number, map, taken);
      if (at) layers.push({ layer: badge(at, row, number, choose), key: row.key });
    });
  });
  return layers;
}

/** The number of a way, a button on it: the same number stands in the list. */
function badge(at, row, number, choose) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = `way-number drawn-${row.drawn}`;
  button.dataset.way = row.key;
  button.textContent = number;
  button.setAttribute("aria-label", `Way ${number}: ${row.who || "somebody"}, ${WORDS[row.drawn]}`);
  button.addEventListener("click", (event) => {
    event.stopPropagation();
    choose(row.key);
  });
  return L.marker(at, { icon: L.divIcon({ html: button, className: "way-icon", iconSize: [22, 22] }), keyboard: false });
}

const WORDS = { flat: "told by the outlet itself", claimed: "claimed", planned: "planned or possible", denied: "denied" };
