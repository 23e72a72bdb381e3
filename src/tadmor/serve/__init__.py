"""The page: a store in a browser, for one person on loopback or for a team behind a token. Nothing leaves the machine.

A `Screen` is a frozen description of one page; `table.SCREENS` lists them all. From that table come the HTML pages,
their `.json`, `.csv`, `.geojson` and `.atom`, `/api/v1`, its OpenAPI document and the navigation.
"""
