"""What waits for a person's word, in an order in which a word tells most: queues of claims, places and so on.

A queue looks at the newest of what is new, never at the whole store, and says so. Its weights order; they mean nothing
outside of it.
"""

from tadmor.views.queues.claims import claims, identical
from tadmor.views.queues.incidents import conflicts, incidents
from tadmor.views.queues.places import places
from tadmor.views.queues.records import QUEUES, QueueName, Waiting
from tadmor.views.queues.speakers import speakers

__all__ = ["QUEUES", "QueueName", "Waiting", "claims", "conflicts", "identical", "incidents", "places", "speakers"]
