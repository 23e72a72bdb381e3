"""The thread of a happening through a report: the names by which a reader knows which one is meant.

Reports name a market or a village once and go on with "the market", "the strike", "there".
"""
