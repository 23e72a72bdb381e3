// The timeline: bars of rows by their days, the listed rows as lines below, and a brush that sets from and to.
// Whole: of this day, week or month. Hatched: of it or of others. Outlined: only published then. Open ends fade.
const HIGH = 58; // pixels of the bars
const LANES = 4;
const LANE = 6;
const AXIS = 20;
const TOP = 6;
const PAUSE = 450; // milliseconds after the last key before the filter follows

const day = (text) => Date.parse(`${text}T00:00:00Z`) / 86400000;
const MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(" ");

/** A day for people, as the list writes it: 8 Dec 2016. */
export function said(text) {
  const [year, month, date] = text.split("-").map(Number);
  return `${date} ${MONTHS[month - 1]} ${year}`;
}

function made(name, attributes, parent) {
  const element = document.createElementNS(parent.namespaceURI, name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  parent.append(element);
  return element;
}

export class Strip {
  constructor(element, { choose, brushed, tell }) {
    this._element = element;
    Object.assign(this, { _choose: choose, _brushed: brushed, _tell: tell });
    this._svg = element.querySelector("svg");
    this._svg.setAttribute("height", TOP + HIGH + LANES * LANE + AXIS);
    this._handles = ["from", "to"].map((side) => this._handle(side));
    this._svg.addEventListener("pointerdown", (event) => this._sweep(event));
    new ResizeObserver(() => this._data && this.draw(this._data)).observe(element);
  }

  /** A handle of the brush: dragged, or moved by arrow keys. */
  _handle(side) {
    const handle = document.createElement("div");
    handle.className = `handle handle-${side}`;
    handle.tabIndex = 0;
    handle.setAttribute("role", "slider");
    handle.setAttribute("aria-label", side === "from" ? "From" : "To");
    handle.addEventListener("keydown", (event) => this._key(event, side));
    handle.addEventListener("pointerdown", (event) => this._drag(event, side));
    this._element.append(handle);
    return handle;
  }

  draw(data) {
    this._data = data;
    this._bars = data.strip?.bars ?? [];
    if (!this._bars.length) return;
    this._width = this._element.clientWidth;
    this._first = day(this._bars[0][0]);
    this._last = day(this._bars[this._bars.length - 1][1]) + 1;
    this._svg.setAttribute("width", this._width);
    this._svg.replaceChildren();
    this._patterns();
    this._columns();
    this._lanes(data.rows);
    this._axis();
    this._picked = made("g", { class: "picked" }, this._svg);
    this._range = this._between(data.from, data.to);
    this._place();
    this.select(this._key_);
  }

  /** Where a day lies, in pixels from the left. */
  _x(number) {
    return ((number - this._first) / (this._last - this._first)) * this._width;
  }

  _patterns() {
    const definitions = made("defs", {}, this._svg);
    const hatch = made("pattern", { id: "strip-hatch", width: 6, height: 6, patternUnits: "userSpaceOnUse", patternTransform: "rotate(45)" }, definitions);
    made("rect", { width: 2.4, height: 6, class: "hatch" }, hatch);
    for (const [id, from, to] of [["fade-in", 0, 1], ["fade-out", 1, 0]]) {
      const fade = made("linearGradient", { id: `strip-${id}` }, definitions);
      made("stop", { offset: 0, "stop-opacity": from, class: "fade" }, fade);
      made("stop", { offset: 1, "stop-opacity": to, class: "fade" }, fade);
    }
  }

  _columns() {
    const most = Math.max(1, ...this._bars.map(([, , told, spread, published]) => told + spread + published));
    const scale = HIGH / most;
    for (const [first, last, told, spread, published] of this._bars) {
      const [x, end] = [this._x(day(first)), this._x(day(last) + 1)];
      let y = TOP + HIGH;
      const wide = Math.max(1, end - x - 1);
      const bar = (rows, kind, inset) => {
        if (!rows) return;
        const high = Math.max(1.5, rows * scale);
        y -= high;
        made("rect", { x: x + inset, y: y + inset, width: Math.max(0.5, wide - 2 * inset), height: Math.max(0.5, high - 2 * inset), class: kind }, this._svg);
      };
      bar(told, "bar-told", 0);
      bar(spread, "bar-spread", 0);
      bar(published, "bar-published", 0.5);
    }
    made("line", { x1: 0, x2: this._width, y1: TOP + HIGH, y2: TOP + HIGH, class: "ground" }, this._svg);
    const high = made("text", { x: 2, y: TOP + 9, class: "most" }, this._svg);
    high.textContent = `${most.toLocaleString("en")} a ${this._data.strip.unit}`;
  }

  /** The listed rows as lines: a piece that fades where the text leaves that end open. */
  _lanes(rows) {
    const ends = Array(LANES).fill(-Infinity);
    const drawn = made("g", { class: "lanes" }, this._svg);
    for (const row of rows) {
      const place = this._extent(row);
      if (!place) continue;
      const lane = ends.findIndex((end) => place.x >= end + 2);
      if (lane < 0) continue;
      ends[lane] = place.x + place.wide;
      const line = made("g", { "data-line": row.key, class: `line ${place.kind}` }, drawn);
      this._piece(line, place, TOP + HIGH + 5 + lane * LANE, 4);
      line.addEventListener("click", (event) => {
        event.stopPropagation();
        this._choose(row.key);
      });
      line.addEventListener("pointerdown", (event) => event.stopPropagation());
    }
  }

  _extent({ days: [earliest, latest, dated] }) {
    if (!earliest && !latest) return undefined;
    const [first, last] = [day(earliest ?? latest), day(latest ?? earliest) + 1];
    if (last < this._first || first > this._last) return undefined;
    const fade = earliest ? (latest ? "" : "out") : "in";
    const reach = fade ? 40 : 0;
    const x = Math.max(0, this._x(Math.max(first, this._first))) - (fade === "in" ? reach : 0);
    const end = this._x(Math.min(last, this._last)) + (fade === "out" ? reach : 0);
    return { x, wide: Math.max(4, end - x), fade, kind: dated === "text" ? "of-text" : "of-report" };
  }

  _piece(parent, { x, wide, fade }, y, high) {
    const piece = made("rect", { x, y, width: wide, height: high, rx: 1.5 }, parent);
    if (fade) piece.setAttribute("fill", `url(#strip-fade-${fade})`);
  }

  _axis() {
    const room = Math.max(1, Math.ceil(92 / (this._width / this._bars.length)));
    const short = { day: (d) => said(d).replace(/ \d{4}$/, ""), week: said, month: (d) => said(d).replace(/^\d+ /, ""), year: (d) => d.slice(0, 4) };
    this._bars.forEach(([first], at) => {
      if (at % room) return;
      const x = this._x(day(first));
      if (x > this._width - 60) return;
      made("line", { x1: x + 0.5, x2: x + 0.5, y1: TOP + HIGH, y2: TOP + HIGH + LANES * LANE + 8, class: "tick" }, this._svg);
      const text = made("text", { x: x + 3, y: TOP + HIGH + LANES * LANE + AXIS - 6, class: "axis" }, this._svg);
      text.textContent = at ? short[this._data.strip.unit](first) : said(first);
    });
  }

  /** Mark the row that is selected, whether or not it has a line of its own. */
  select(key) {
    this._key_ = key;
    if (!this._picked) return;
    this._picked.replaceChildren();
    this._svg.querySelectorAll(".line").forEach((line) => line.classList.toggle("chosen", line.dataset.line === key));
    const row = this._data.rows.find((one) => one.key === key);
    const place = row && this._extent(row);
    if (place) made("rect", { x: place.x - 1, y: 1, width: place.wide + 2, height: TOP + HIGH + LANES * LANE, class: "chosen-days" }, this._picked);
  }

  // The brush: two numbers of bars, or nothing where all days hold.

  _between(from, to) {
    if (!from && !to) return undefined;
    const at = (text, fallback, later) => {
      if (!text) return fallback;
      const found = this._bars.findIndex(([first, last]) => (later ? last >= text : last >= text && first <= last));
      return found < 0 ? (later ? this._bars.length - 1 : fallback) : found;
    };
    return [at(from, 0), at(to, this._bars.length - 1, true)];
  }

  _place() {
    const [from, to] = this._range ?? [0, this._bars.length - 1];
    const [left, right] = [this._x(day(this._bars[from][0])), this._x(day(this._bars[to][1]) + 1)];
    this._handles.forEach((handle, at) => {
      const bar = at ? to : from;
      handle.style.insetInlineStart = `${at ? right : left}px`;
      handle.setAttribute("aria-valuemin", 0);
      handle.setAttribute("aria-valuemax", this._bars.length - 1);
      handle.setAttribute("aria-valuenow", bar);
      handle.setAttribute("aria-valuetext", said(this._bars[bar][at]));
    });
    this._svg.querySelectorAll(".shade").forEach((shade) => shade.remove());
    if (!this._range) return;
    for (const [x, wide] of [[0, left], [right, this._width - right]]) {
      if (wide > 0) made("rect", { x, y: 0, width: wide, height: TOP + HIGH + LANES * LANE, class: "shade" }, this._svg);
    }
  }

  _bar(event) {
    const x = event.clientX - this._svg.getBoundingClientRect().left;
    const number = this._first + (x / this._width) * (this._last - this._first);
    const found = this._bars.findIndex(([, last]) => day(last) + 1 > number);
    return found < 0 ? this._bars.length - 1 : Math.max(0, found);
  }

  _follow(event, moved) {
    event.preventDefault();
    const go = (next) => moved(this._bar(next));
    const stop = () => {
      removeEventListener("pointermove", go);
      removeEventListener("pointerup", stop);
      this._commit();
    };
    addEventListener("pointermove", go);
    addEventListener("pointerup", stop);
  }

  _sweep(event) {
    if (event.button) return;
    const start = this._bar(event);
    this._set(start, start);
    this._follow(event, (now) => this._set(Math.min(start, now), Math.max(start, now)));
  }

  _drag(event, side) {
    event.currentTarget.focus();
    this._follow(event, (now) => this._move(side, now));
  }

  _key(event, side) {
    const [from, to] = this._range ?? [0, this._bars.length - 1];
    const now = side === "from" ? from : to;
    const steps = { ArrowLeft: now - 1, ArrowDown: now - 1, ArrowRight: now + 1, ArrowUp: now + 1, PageDown: now - 7, PageUp: now + 7, Home: 0, End: this._bars.length - 1 };
    if (!(event.key in steps) || event.ctrlKey || event.altKey || event.metaKey) return;
    event.preventDefault();
    this._move(side, Math.min(this._bars.length - 1, Math.max(0, steps[event.key])));
    clearTimeout(this._timer);
    this._timer = setTimeout(() => this._commit(), PAUSE);
  }

  _move(side, to) {
    const [from, end] = this._range ?? [0, this._bars.length - 1];
    if (side === "from") this._set(Math.min(to, end), end);
    else this._set(from, Math.max(to, from));
  }

  _set(from, to) {
    this._range = [from, to];
    this._place();
    this._tell(`${said(this._bars[from][0])} to ${said(this._bars[to][1])}`);
  }

  _commit() {
    const [from, to] = this._range;
    const all = from === 0 && to === this._bars.length - 1;
    this._brushed(all ? undefined : [this._bars[from][0], this._bars[to][1]]);
  }
}
