"""What several voices tell of one happening, compared: agree, compatible, scope differs, conflict, denied, only one,
unclear; always with the words and a sentence of reason.
"""

from tadmor.link.agreement.amounts import meet
from tadmor.link.agreement.findings import findings
from tadmor.link.agreement.given import Voices
from tadmor.link.agreement.verdicts import verdict

__all__ = ["Voices", "findings", "meet", "verdict"]
