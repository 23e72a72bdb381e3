"""Our own small writer of SVG: elements as escaped text, one style for all plots."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from html import escape
from importlib.resources import files

__all__ = [
    "WIDTH",
    "Picture",
    "circle",
    "clean",
    "element",
    "group",
    "line",
    "page",
    "path",
    "rect",
    "shortened",
    "text",
]

WIDTH = 960
"""How wide a plot is drawn; it scales to where it is put."""
_PAGE = (
    ":root{color-scheme:light dark}body{font:15px/1.5 system-ui,sans-serif;max-width:62rem;margin:1.5rem auto;"
    "padding:0 1rem}svg{max-width:100%;height:auto}"
)
_FORBIDDEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff\ud800-\udfff]")
_REFERENCE = re.compile(r'(?<==")url\(#')  # in an attribute: in text a quotation mark is escaped
_LETTER = 6.6  # mean width in pixels of a letter of 12 px


def clean(words: object) -> str:
    """Words as XML may hold them: escaped, without control characters."""
    return escape(_FORBIDDEN.sub("\N{REPLACEMENT CHARACTER}", str(words)), quote=True)


def element(name: str, *inside: str, **attributes: object) -> str:
    """An element; `class_` is its class, an underscore a hyphen; what is inside is SVG already."""
    given = ((key.rstrip("_").replace("_", "-"), value) for key, value in attributes.items() if value is not None)
    told = "".join(f' {key}="{_value(value)}"' for key, value in given)
    return f"<{name}{told}>{''.join(inside)}</{name}>" if inside else f"<{name}{told}/>"


def _value(value: object) -> str:
    return f"{value:.1f}".removesuffix(".0") if isinstance(value, float) else clean(value)


def text(x: float, y: float, words: object, class_: str = "", anchor: str | None = None) -> str:
    """A line of text with its baseline at y."""
    return element("text", clean(words), x=float(x), y=float(y), class_=class_ or None, text_anchor=anchor)


def line(x1: float, y1: float, x2: float, y2: float, class_: str) -> str:
    """A straight line."""
    return element("line", x1=float(x1), y1=float(y1), x2=float(x2), y2=float(y2), class_=class_)


def rect(x: float, y: float, width: float, height: float, class_: str, fill: str | None = None) -> str:
    """A rectangle with round corners; `fill` names a gradient."""
    return element(
        "rect", x=float(x), y=float(y), width=float(width), height=float(height), rx=2, class_=class_, fill=fill
    )


def circle(x: float, y: float, r: float, class_: str) -> str:
    """A circle."""
    return element("circle", cx=float(x), cy=float(y), r=float(r), class_=class_)


def path(d: str, class_: str, marker_end: str | None = None) -> str:
    """A path; `marker_end` names an arrow head."""
    return element("path", d=d, class_=class_, marker_end=marker_end)


def group(label: str, *inside: str) -> str:
    """Marks that belong together, under one text alternative, which a pointer shows too."""
    return element("g", element("title", clean(label)), *inside, role="img", aria_label=label)


def shortened(words: str, width: float) -> str:
    """Words cut to what fits into so many pixels."""
    most = max(4, int(width / _LETTER))
    return words if len(words) <= most else words[: most - 1].rstrip(" ,;:.") + "…"


@dataclass(frozen=True, slots=True)
class Picture:
    """A drawing before it is put anywhere. `description` says in words what it shows; `inside` is SVG.

    `marks` says what its strokes mean: beneath the drawing in a file, and in words of the page on a page, where lines
    break as the window needs.
    """

    title: str
    description: str
    height: float
    inside: tuple[str, ...]
    width: float = WIDTH
    marks: str = ""

    def file(self) -> str:
        """A whole SVG file, with its style."""
        style = files("tadmor.views.plots").joinpath("plots.css").read_text(encoding="utf-8")
        told = replace(
            self, height=self.height + 20, inside=(*self.inside, text(16, self.height + 4, self.marks, "small"))
        )
        whole = told if self.marks else self
        return whole._drawn("", f"<style>{style}</style>", xmlns="http://www.w3.org/2000/svg")

    def inline(self, name: str) -> str:
        """For a page that brings the style: ids begin with a name, so that several pictures stand on one page."""
        return _REFERENCE.sub(rf"\g<0>{name}-", self._drawn(f"{name}-", "", class_="plot"))

    def _drawn(self, name: str, style: str, **attributes: str) -> str:
        return element(
            "svg",
            element("title", clean(self.title), id=f"{name}title"),
            element("desc", clean(self.description), id=f"{name}desc"),
            style,
            _definitions(name),
            rect(0, 0, self.width, self.height, "paper"),
            *self.inside,
            **attributes,
            viewBox=f"0 0 {self.width:g} {self.height:g}",
            width=f"{self.width:g}",
            height=f"{self.height:g}",
            role="img",
            aria_labelledby=f"{name}title {name}desc",
        )


def _definitions(name: str) -> str:
    """Arrow heads, and gradients for ends that nobody tells."""
    arrow = element(
        "marker",
        path("M0 0L10 5L0 10z", "head"),
        id=f"{name}arrow", viewBox="0 0 10 10", refX=9, refY=5, markerWidth=7, markerHeight=7,
        orient="auto-start-reverse",
    )  # fmt: skip
    return element("defs", arrow, _fade(f"{name}fade-left", 0, 1), _fade(f"{name}fade-right", 1, 0))


def _fade(name: str, first: float, last: float) -> str:
    ends = ((0, first), (100, last))
    stops = (element("stop", offset=f"{at}%", class_="fade", stop_opacity=str(opacity)) for at, opacity in ends)
    return element("linearGradient", *stops, id=name)


def page(title: str, picture: str, lines: Iterable[str]) -> str:
    """An HTML page that holds a picture and says the same in a list; it loads nothing and runs nothing."""
    items = "".join(f"<li>{clean(one)}</li>" for one in lines)
    policy = "default-src 'none'; style-src 'unsafe-inline'"
    return (
        '<!doctype html>\n<html lang="en"><head><meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{clean(title)}</title>"
        f"<style>{_PAGE}</style></head>"
        f"<body><h1>{clean(title)}</h1>{picture}<h2>The same in words</h2><ol>{items}</ol></body></html>\n"
    )
