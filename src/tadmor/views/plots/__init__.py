"""Plots as one SVG file, or one page that holds it: no script, no font, no picture from elsewhere.

They read in light and in dark; every mark has a text alternative; what colour says, shape or words say too.
"""

from tadmor.views.plots.quantities import draw_finding, plot_quantities
from tadmor.views.plots.svg import Picture, page
from tadmor.views.plots.territory import draw_territory
from tadmor.views.plots.timeline import draw_timeline, plot_timeline
from tadmor.views.plots.tracks import draw_tracks, numbered, plot_tracks

__all__ = [
    "Picture",
    "draw_finding",
    "draw_territory",
    "draw_timeline",
    "draw_tracks",
    "numbered",
    "page",
    "plot_quantities",
    "plot_timeline",
    "plot_tracks",
]
