"""Pictures of the views within a page of ours."""

from markupsafe import Markup

from tadmor.views.plots import Picture

__all__ = ["drawn"]


def drawn(picture: Picture, name: str) -> Markup:
    """A picture as a part of a page; its words are escaped already. `name` stands once on the page."""
    return Markup(picture.inline(name))
