// Provinces: their borders from near, and which one a point lies in, so that what is only told of a province is drawn as
// it. They come in a file of their own, when somebody looks from near or something is told of a province.
import { joined, opened } from "./base.js";

const L = globalThis.L;
const NEAR = 5.5; // the zoom from which borders of provinces help
const PROVINCE = "G6";

export class Areas {
  constructor(map, address, colours, loaded) {
    Object.assign(this, { _map: map, _address: address, _colours: colours, _loaded: loaded });
    map.on("zoomend", () => this.look());
  }

  /** Load what is needed now, and show borders from near; `wanted`: something is told of a province. */
  look(wanted) {
    if (!this._asked && (wanted || this._map.getZoom() >= NEAR)) this._asked = this._load();
    if (this._lines) this._map[this._map.getZoom() >= NEAR ? "addLayer" : "removeLayer"](this._lines);
  }

  async _load() {
    const answer = await fetch(this._address);
    if (!answer.ok) throw new Error(`the provinces did not come: ${answer.status}`);
    const told = await answer.json();
    const arcs = told.arcs.map((arc) => opened(arc, told.step));
    this._areas = told.areas.map((rings) => rings.map((ring) => joined(ring, arcs)));
    this._boxes = this._areas.map((rings) => L.latLngBounds(rings[0]));
    const times = new Map();
    for (const n of told.areas.flat(2)) times.set(n < 0 ? ~n : n, (times.get(n < 0 ? ~n : n) ?? 0) + 1);
    const inner = [...times].filter(([, number]) => number > 1).map(([n]) => arcs[n]);
    const renderer = L.canvas({ pane: "base", padding: 0.4 });
    this._lines = L.polyline(inner, { renderer, pane: "base", interactive: false, smoothFactor: 1.2, weight: 0.8, dashArray: "1 4" });
    this.recolour();
    this.look();
    this._loaded();
  }

  recolour() {
    this._lines?.setStyle({ color: this._colours().border });
  }

  /** The rings of the province that a point told of one lies in; nothing for other points, or where it is not known. */
  around(lat, lon, precision) {
    if (precision !== PROVINCE || !this._areas) return undefined;
    const at = this._boxes.findIndex((box, one) => box.contains([lat, lon]) && inside(this._areas[one], lat, lon));
    return this._areas[at];
  }
}

/** Whether a point lies inside some rings, holes left out: a line to the east crosses them an odd number of times. */
function inside(rings, y, x) {
  let odd = false;
  for (const ring of rings) {
    for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
      const [[ay, ax], [by, bx]] = [ring[i], ring[j]];
      if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) odd = !odd;
    }
  }
  return odd;
}
