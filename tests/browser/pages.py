"""The addresses that every check of looks and access opens, each at both widths and in light and dark.

To have a page checked, add its address here.
"""

__all__ = ["PAGES"]

PAGES = (
    "/",
    "/documents",
    "/documents/composed-01",
    "/documents/composed-10?layer=event&layer=actor&layer=movement&layer=own&layer=hedge",
    "/review",
    "/review?queue=places",
    "/review?queue=incidents",
    "/review?queue=conflicts",
    "/review?queue=speakers",
    "/review/orphans",
    "/claims?size=6",
    "/claims?speaker=Berezhnov&certainty=CT%2B&has=quantity&size=6",
    "/events?size=6",
    "/movements?size=6",
    "/explore",
    "/explore?show=movements&place=Palmyra",
    "/explore?show=claims&lacks=point",
    "/explore/names",
    "/search",
    "/search?q=palmyra&size=6",
    "/imports",
    "/audit",
    "/help",
    "/help/keys",
    "/help/api",
    "/claims?nonsense=1",
)
