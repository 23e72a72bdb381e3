"""People in a report, found without a tagger: by title, first name, shape and what stands around the name."""

from tadmor.nlp.names.identity import Place
from tadmor.nlp.names.people import Person, find_people, gender_of
from tadmor.nlp.names.roles import of_the_republic
from tadmor.nlp.names.scenes import scene

__all__ = ["Person", "Place", "find_people", "gender_of", "of_the_republic", "scene"]
