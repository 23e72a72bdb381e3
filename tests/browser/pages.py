"""The addresses that every check of looks and access opens, each at both widths and in light and dark.

To have a page checked, add its address here.
"""

import json
from urllib.request import urlopen

__all__ = ["PAGES", "full"]

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
    "/incidents?size=6",
    "/incidents/{incident}",
    "/incidents/{incident}/compare",
    "/timeline?voices_min=2",
    "/timeline?claims=yes&speaker=Berezhnov",
    "/tracks",
    "/territory",
    "/watches",
    "/watches?corridor=Mosul+%3E+Raqqa+%7C+Deir+ez-Zor+%3E+Palmyra",
    "/disputes",
    "/sources?size=10",
    "/sources/Badia~20Monitoring~20Network",
    "/echoes",
    "/search",
    "/search?q=palmyra&size=6",
    "/imports",
    "/audit",
    "/help",
    "/help/keys",
    "/help/api",
    "/claims?speaker=Berezhnof",
    "/claims?nonsense=1",
)


def full(server: str, path: str) -> str:
    """The whole address; `{incident}` is the one with a conflict, whose id follows from what was read."""
    if "{incident}" in path:
        with urlopen(f"{server}/incidents.json?support=conflict") as answer:
            path = path.replace("{incident}", json.load(answer)["rows"][0]["id"])
    return server + path
