"""Tadmor turns conflict reporting into a record that can be checked.

import tadmor
reading = tadmor.read("The ministry said some 4,000 fighters ...", outlet="RT", published="2016-12-12")
store = tadmor.open("case.db")
"""

__version__ = "0.1.0"
