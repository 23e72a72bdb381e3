"""How likely a finding is right, as strangers judged hundreds, and what becomes of one that is not likely enough.

A finding rests on many readings, each of which may be wrong: who speaks, whether two tell one happening, what a number
counts. Readers who had not written the rules judged some 550 findings on wars that the rules had not been made on
(`benchmarks/wars`); a logistic regression over what can be known of a finding (`traits`) tells from them how likely one
like it is right. What stays below a threshold is `unclear`, with the trait that tells most against it as the reason,
but for what `shown.toml` lets pass.
`training/findings.py` fits the numbers and prints what a threshold costs.
"""

from tadmor.link.agreement.chances.traits import traits
from tadmor.link.agreement.chances.weighing import weighed

__all__ = ["traits", "weighed"]
