"""The officers and partners who write, lead and sign the reports of the pack."""

from __future__ import annotations

from reports import Officer

OYARZUN = Officer("Dr Benedict Oyarzun", "Director of Public Health")
TOLLIVER = Officer("Mercy Tolliver", "Director of Adult Social Care")
HARTSOP = Officer(
    "Jonquil Hartsop", "Consultant in Public Health", tel="01632 960371, jonquil.hartsop@ellerminster.example"
)
VENN = Officer("Lysander Venn", "Head of Hospital Social Work", tel="01632 960388, lysander.venn@ellerminster.example")
ABARA = Officer("Chidinma Abara-Holt", "Service Manager, Assessment", tel="01632 960390")
MELLISH = Officer("Ravindra Mellish", "Director of Finance")
LOACH = Officer("Saskia Loach", "Head of Finance, Adults and Health")
PRUE = Officer("Everard Prue", "Principal Solicitor")
DELACOURT = Officer("Zenobia Delacourt", "Equalities Officer")
WILDSMITH = Officer("Fergal Wildsmith", "Climate Change Manager")
SIGNATORIES = (LOACH, PRUE, DELACOURT, WILDSMITH)
AUTHORS = (OYARZUN, TOLLIVER, HARTSOP, VENN, ABARA)
