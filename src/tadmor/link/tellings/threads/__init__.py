"""The thread of a happening through a report: the site, village or victim by which a reader knows which one is meant.

Reports name it once and go on with "the market", "the strike", "there". A thread says what names hold for a telling, its
own sentence's or those before it, and how surely.
"""

from tadmor.link.tellings.threads.thread import Bond, Thread, bond, other_site, parted, together

__all__ = ["Bond", "Thread", "bond", "other_site", "parted", "together"]
