"""Plots as one SVG file, or one page that holds it: no script, no font, no picture from elsewhere.

They read in light and in dark; every mark has a text alternative; what colour says, shape or words say too.
"""

from tadmor.views.plots.quantities import plot_quantities
from tadmor.views.plots.svg import page
from tadmor.views.plots.timeline import plot_timeline
from tadmor.views.plots.tracks import plot_tracks

__all__ = ["page", "plot_quantities", "plot_timeline", "plot_tracks"]
