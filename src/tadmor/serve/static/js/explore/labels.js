// Names of places, largest first, where they do not run into each other or into what is told. They describe only.
const L = globalThis.L;
const PAUSE = 160; // milliseconds after the map stands still
const FONT = '"Noto Sans", "DejaVu Sans", system-ui, sans-serif';

export class Labels extends L.Layer {
  constructor(colours, taken) {
    super();
    this._colours = colours;
    this._taken = taken;
    this._labels = [];
  }

  onAdd(map) {
    map.createPane("names").style.zIndex = 350;
    this._canvas = L.DomUtil.create("canvas", "names leaflet-zoom-hide", map.getPane("names"));
    this._canvas.setAttribute("aria-hidden", "true");
    map.on("moveend resize zoomend", this._later, this);
    this._later();
    return this;
  }

  onRemove(map) {
    map.off("moveend resize zoomend", this._later, this);
    this._canvas.remove();
  }

  _later() {
    this.draw();
    clearTimeout(this._timer);
    this._timer = setTimeout(() => this._ask(), PAUSE);
  }

  async _ask() {
    this._asking?.abort();
    this._asking = new AbortController();
    const bounds = this._map.getBounds();
    const box = [
      Math.max(-180, bounds.getWest()),
      Math.max(-85, bounds.getSouth()),
      Math.min(180, bounds.getEast()),
      Math.min(85, bounds.getNorth()),
    ];
    if (box[0] >= box[2]) return;
    try {
      const words = box.map((degrees) => degrees.toFixed(2)).join(",");
      const answer = await fetch(`/explore/names.json?bbox=${words}`, { signal: this._asking.signal });
      if (answer.ok) this._labels = (await answer.json()).labels;
    } catch (error) {
      if (error.name !== "AbortError") throw error;
      return;
    }
    if (this._map) this.draw();
  }

  draw() {
    const size = this._map.getSize();
    const scale = devicePixelRatio || 1;
    L.DomUtil.setPosition(this._canvas, this._map.containerPointToLayerPoint([0, 0]));
    this._canvas.width = size.x * scale;
    this._canvas.height = size.y * scale;
    this._canvas.style.width = `${size.x}px`;
    this._canvas.style.height = `${size.y}px`;
    const context = this._canvas.getContext("2d");
    context.scale(scale, scale);
    context.lineJoin = "round";
    const boxes = this._taken();
    for (const label of this._labels) this._one(context, label, boxes, size);
  }

  _one(context, label, boxes, size) {
    const now = this._colours();
    const country = label.kind === "country";
    const big = label.population > 500000;
    const name = country ? label.name.toUpperCase() : label.name;
    context.font = `${country ? "600 11px" : big ? "500 12px" : "11px"} ${FONT}`;
    const at = this._map.latLngToContainerPoint([label.lat, label.lon]);
    const width = context.measureText(name).width;
    const left = country ? at.x - width / 2 : at.x + 6;
    const box = [left - 3, at.y - 8, left + width + 3, at.y + 8];
    if (box[0] < 0 || box[1] < 0 || box[2] > size.x || box[3] > size.y) return;
    if (boxes.some(([x0, y0, x1, y1]) => x0 < box[2] && x1 > box[0] && y0 < box[3] && y1 > box[1])) return;
    boxes.push(box);
    context.textBaseline = "middle";
    context.strokeStyle = now.halo;
    context.lineWidth = 3;
    context.strokeText(name, left, at.y);
    context.fillStyle = now.label;
    context.fillText(name, left, at.y);
    if (!country) {
      context.beginPath();
      context.arc(at.x, at.y, big ? 2.4 : 1.8, 0, 7);
      context.fill();
    }
  }
}
