"""People in a report, found without a tagger: by title, first name, shape and what stands around the name."""

from tadmor.nlp.names.people import Person, Place, find_people

__all__ = ["Person", "Place", "find_people"]
