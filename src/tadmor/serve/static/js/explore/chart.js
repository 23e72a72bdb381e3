// The map. It draws what it is given and tells what is picked; it decides nothing.
import "../../vendor/leaflet.js";
import { Areas } from "./areas.js";
import { base } from "./base.js";
import { colours, hatch, still } from "./colours.js";
import { Labels } from "./labels.js";
import { grouped, mark, total } from "./spots.js";
import { ways } from "./ways.js";

const L = globalThis.L;
const THEATRE = [[29, 32], [38, 48.5]]; // where to look when nothing has a place
const SMALLEST = 9; // pixels: a narrower area is within its mark
const MOST_AREAS = 150;
const WORLD = [[-85, -180], [85, 180]];

export class Chart {
  constructor(element, { address, provinces, choose, pick, moved }) {
    this._element = element;
    Object.assign(this, { _choose: choose, _pick: pick, _moved: moved });
    const calm = still();
    this.map = L.map(element, {
      preferCanvas: true,
      minZoom: 2,
      maxZoom: 12,
      maxBounds: WORLD,
      maxBoundsViscosity: 1,
      zoomSnap: 0.5,
      zoomAnimation: !calm,
      fadeAnimation: !calm,
      inertia: !calm,
      attributionControl: false,
    });
    this.map.createPane("areas").style.zIndex = 380;
    this._areas = L.layerGroup().addTo(this.map);
    this._ways = L.layerGroup().addTo(this.map);
    this._spots = L.layerGroup().addTo(this.map);
    this._chosen = L.layerGroup().addTo(this.map);
    this._areaRenderer = L.canvas({ pane: "areas", padding: 0.3 });
    this._wayRenderer = L.canvas({ padding: 0.3, tolerance: 6 });
    this._data = { rows: [], places: [] };
    this._selection = {};
    this.map.fitBounds(THEATRE, { animate: false });
    L.control.scale({ imperial: false }).addTo(this.map);
    L.control.attribution({ prefix: false }).addAttribution("Natural Earth, GeoNames. Borders describe, they decide nothing.").addTo(this.map);
    this.map.on("zoomend resize", () => this._redraw());
    this.map.on("moveend", () => this._quiet || this._moved(this.view()));
    this._labels = new Labels(() => colours(element), () => this._boxes()).addTo(this.map);
    this._provinces = new Areas(this.map, provinces, () => colours(element), () => this._redraw());
    const dark = matchMedia("(prefers-color-scheme: dark)");
    dark.addEventListener("change", () => this.recolour());
    base(this.map, address, () => colours(element)).then((paint) => {
      this._paint = paint;
      paint();
    });
  }

  /** Zoom, latitude and longitude of the middle. */
  view() {
    const { lat, lng } = this.map.getCenter();
    return [Number(this.map.getZoom().toFixed(1)), Number(lat.toFixed(3)), Number(lng.toFixed(3))];
  }

  /** Look somewhere: at a view, or where none is given at everything there is. */
  look(view) {
    this._silently(() => {
      if (view) this.map.setView([view[1], view[2]], view[0], { animate: false });
      else this.map.fitBounds(this._extent(), { animate: false, maxZoom: 8, padding: [30, 30] });
    });
    this._looked = true;
    this._provinces.look(this._told);
  }

  _silently(act) {
    this._quiet = true;
    act();
    this._quiet = false;
  }

  /** Where nine rows in ten are: one place far off must not shrink all others to a dot. */
  _extent() {
    const all = this._data.places.reduce((sum, place) => sum + total(place), 0);
    let passed = 0;
    const most = this._data.places.filter((place) => (passed += total(place)) - total(place) < all * 0.9);
    return most.length ? most.map((place) => [place.lat, place.lon]) : THEATRE;
  }

  draw(data) {
    this._data = data;
    this._told = data.places.some((place) => place.precision === "G6");
    if (this._looked) this._provinces.look(this._told); // before, nobody knows from how near
    this._redraw();
  }

  recolour() {
    this._paint?.();
    this._provinces.recolour();
    this._redraw();
    this._labels.draw();
  }

  /** Show what is selected: a row by its key, or a place by its latitude and longitude; `follow`: bring it into sight. */
  select({ row, at }, follow) {
    this._selection = { row, at };
    this._redraw();
    const points = this._selected();
    if (follow && points.length && !points.every((point) => this.map.getBounds().pad(-0.05).contains(point))) {
      const animate = !still();
      if (points.length === 1) this.map.panTo(points[0], { animate });
      else this.map.fitBounds(points, { animate, maxZoom: Math.max(7, this.map.getZoom()), padding: [40, 40] });
    }
  }

  _selected() {
    const { row, at } = this._selection;
    if (at) return [at];
    return (this._data.rows.find((one) => one.key === row)?.points ?? []).map(([lat, lon]) => [lat, lon]);
  }

  _redraw() {
    const now = colours(this._element);
    this._groups = grouped(this._data.places, this.map);
    this._drawAreas(now);
    this._drawWays(now);
    this._drawSpots();
    this._drawChosen(now);
  }

  _drawAreas(now) {
    this._areas.clearLayers();
    const pattern = hatch(now.area);
    const style = { renderer: this._areaRenderer, pane: "areas", color: now.area, weight: 1.2, interactive: false };
    for (const place of this._data.places.slice(0, MOST_AREAS)) {
      if (!place.radius || this._pixels(place) < SMALLEST) continue;
      const drawn = { ...style, fillColor: pattern, fillOpacity: 0.5, dashArray: "4 4" };
      this._area(place.lat, place.lon, place.radius, place.precision, drawn).addTo(this._areas);
    }
  }

  /** The province that something is told of, else a circle as wide as the place is uncertain. */
  _area(lat, lon, radius, precision, style) {
    const rings = this._provinces.around(lat, lon, precision);
    return rings ? L.polygon(rings, { ...style, smoothFactor: 1 }) : L.circle([lat, lon], { ...style, radius: radius * 1000 });
  }

  /** How many pixels a place's radius takes now. */
  _pixels(place) {
    const metres = (40075016 * Math.cos((place.lat * Math.PI) / 180)) / (256 * 2 ** this.map.getZoom());
    return (place.radius * 1000) / metres;
  }

  _drawWays(now) {
    this._ways.clearLayers();
    const chosen = this._data.rows.find((row) => row.key === this._selection.row && row.ways.length)?.key;
    for (const { layer, key } of ways(this._data.rows, this.map, this._marks(), this._wayRenderer, now, this._choose)) {
      if (layer.setStyle && chosen) layer.setStyle(key === chosen ? { weight: 4.5, color: now.chosen } : { opacity: 0.45 });
      layer.addTo(this._ways);
      if (!layer.setStyle) layer.getElement()?.classList.toggle("chosen", key === chosen);
    }
  }

  _drawSpots() {
    const held = document.activeElement?.closest?.(".spot-icon") && document.activeElement.getAttribute("aria-label");
    this._spots.clearLayers();
    const picked = this._selected().map(([lat, lon]) => `${lat},${lon}`);
    for (const group of this._groups) {
      const chosen = group.places.some((place) => picked.includes(`${place.lat},${place.lon}`));
      mark(group, chosen, (one) => this._picked(one)).addTo(this._spots);
    }
    if (held) [...this._element.querySelectorAll(".spot")].find((one) => one.getAttribute("aria-label") === held)?.focus();
  }

  _picked(group) {
    if (group.places.length === 1) return this._pick(group.places[0]);
    const around = L.latLngBounds(group.places.map((place) => [place.lat, place.lon]));
    if (this.map.getZoom() >= this.map.getMaxZoom()) return this._pick(group.places[0]);
    return this.map.fitBounds(around, { animate: !still(), padding: [50, 50], maxZoom: Math.max(this.map.getZoom() + 2, 8) });
  }

  _drawChosen(now) {
    this._chosen.clearLayers();
    const row = this._data.rows.find((one) => one.key === this._selection.row);
    const points = this._selection.at ? [[...this._selection.at, 0]] : (row?.points ?? []);
    for (const [lat, lon, radius, precision] of points) {
      const ring = { color: now.chosen, weight: 3, fill: false, interactive: false };
      L.circleMarker([lat, lon], { ...ring, radius: 20 }).addTo(this._chosen);
      if (radius) this._area(lat, lon, radius, precision, { ...ring, weight: 2, dashArray: "6 4" }).addTo(this._chosen);
    }
  }

  /** The marks of places: where they stand, and half of their size in pixels. */
  _marks() {
    return (this._groups ?? []).map((group) => ({
      at: [group.places[0].lat, group.places[0].lon],
      half: 13 + 3.5 * Math.log10(group.rows + 1),
    }));
  }

  /** Where marks stand, so that no name runs into them. */
  _boxes() {
    const corner = [0, 0, 50, 80]; // the buttons that zoom
    const marks = this._marks().map(({ at, half }) => {
      const { x, y } = this.map.latLngToContainerPoint(at);
      return [x - half, y - half, x + half, y + half];
    });
    return [corner, ...marks];
  }
}
