"""The invented public bodies whose papers these are."""

from __future__ import annotations

from letters import Authority
from typesetting.looks import Letterhead

CITY = Authority(
    "Ellerminster City Council",
    Letterhead("shield", ("Ellerminster", "City Council"), ("Guildhall, Tanners Row", "Ellerminster EM1 2AB")),
    "foi@ellerminster.example",
    "Information Governance Manager, Ellerminster City Council, Guildhall, Tanners Row, Ellerminster EM1 2AB, "
    "email: foi@ellerminster.example",
)

TRUST = Authority(
    "Eller and Wolds Partnership NHS Foundation Trust",
    Letterhead(
        "cross",
        ("Eller and Wolds Partnership", "NHS Foundation Trust"),
        ("Trust Headquarters", "Saltern House, Quay Road", "Ellerminster EM4 7TT", "Tel: 01632 960210"),
        "#005EB8",
        right=True,
    ),
    "foi.requests@ellerwolds.example",
    "Head of Information Governance, Saltern House, Quay Road, Ellerminster EM4 7TT, foi.requests@ellerwolds.example",
    foot=("Chair: Professor Adaeze Lindqvist", "", "Chief Executive: Tobias Merriweather-Shah"),
    leaders=(
        {
            "name": "Professor Adaeze Lindqvist",
            "role": "Chair",
            "organisation": "Eller and Wolds Partnership NHS Foundation Trust",
            "initials": None,
            "kind": "other",
        },
        {
            "name": "Tobias Merriweather-Shah",
            "role": "Chief Executive",
            "organisation": "Eller and Wolds Partnership NHS Foundation Trust",
            "initials": None,
            "kind": "other",
        },
    ),
)

COUNTY = Authority(
    "Brackenshire County Council",
    Letterhead(
        "tree", ("Brackenshire", "County Council"), ("County Offices, Shire Hill", "Bracken EM9 1BC"), "#2E5E2E"
    ),
    "information.rights@brackenshire.example",
    "Information Rights Team, Brackenshire County Council, County Offices, Shire Hill, Bracken EM9 1BC",
    family="Serif",
)

BOROUGH = Authority(
    "Port Sallow Borough Council",
    Letterhead(
        "wave", ("Port Sallow", "Borough Council"), ("Town Hall, Capstan Street", "Port Sallow EM14 3PS"), "#0B5563"
    ),
    "foi@portsallow.example",
    "Monitoring Officer, Port Sallow Borough Council, Town Hall, Capstan Street, Port Sallow EM14 3PS",
)

DISTRICT = Authority(
    "North Tarrow District Council",
    Letterhead(
        "wave", ("North Tarrow", "District Council"), ("Moot House, Market Place", "Tarrowby EM21 6NT"), "#7A1F3D"
    ),
    "requests@northtarrow.example",
    "the Corporate Director at requests@northtarrow.example",
)

POLICE = Authority(
    "Brackenshire Constabulary",
    Letterhead(
        "shield", ("Brackenshire Constabulary",), ("Police Headquarters", "Beacon Way, Bracken EM9 4PQ"), "#1B1B4B"
    ),
    "disclosure@brackenshire-police.example",
    "Freedom of Information Decision Maker, Police Headquarters, Beacon Way, Bracken EM9 4PQ",
)

FIRE = Authority(
    "Brackenshire Fire and Rescue Authority",
    Letterhead(
        "cross",
        ("Brackenshire Fire", "and Rescue Authority"),
        ("Service Headquarters, Pump Lane", "Bracken EM9 8FR"),
        "#9C1C1C",
    ),
    "foi@brackenshirefire.example",
    "Clerk to the Authority, Service Headquarters, Pump Lane, Bracken EM9 8FR",
)

SCOTS = Authority(
    "Strathorran Council",
    Letterhead(
        "tree",
        ("Strathorran Council", "Comhairle Shrath Odhrain"),
        ("Council Buildings, High Street", "Orran ZX3 4SC"),
        "#0A3A6B",
    ),
    "foi@strathorran.example",
    "Head of Legal Services, Strathorran Council, Council Buildings, High Street, Orran ZX3 4SC",
)

GLENMARROW = Authority(
    "Glenmarrow Council",
    Letterhead("wave", ("Glenmarrow Council",), ("Council Chambers, Castle Wynd", "Glenmarrow ZY7 1AA"), "#3B3B6D"),
    "information@glenmarrow.example",
    "the Monitoring Officer, Council Chambers, Castle Wynd, Glenmarrow ZY7 1AA",
)

UNIVERSITY = Authority(
    "University of Ellerminster",
    Letterhead("shield", ("University of", "Ellerminster"), ("Old Schools, Minster Yard", "Ellerminster EM1 1UE")),
    "information-compliance@ellerminster-uni.example",
    "the Registrar, University of Ellerminster, Old Schools, Minster Yard, Ellerminster EM1 1UE",
    family="Serif",
)

HOSPITALS = Authority(
    "Tarrow Valley Hospitals NHS Trust",
    Letterhead(
        "cross", ("Tarrow Valley Hospitals", "NHS Trust"), ("Mill Lane", "North Tarrow EM20 5HB"), "#005EB8", right=True
    ),
    "foi@tarrowvalleyhospitals.example",
    "the Director of Corporate Affairs, Mill Lane, North Tarrow EM20 5HB",
)

DEPARTMENT = Authority(
    "Department for Waterways",
    Letterhead("none", ("Department", "for Waterways"), ("4 Regent Lock", "London SW1Z 9ZZ"), "#000000"),
    "foi@waterways.example",
    "the Information Rights Unit, 4 Regent Lock, London SW1Z 9ZZ",
)

RIVERS = Authority(
    "Marsh Rivers Authority",
    Letterhead("wave", ("Marsh Rivers Authority",), ("Sluice House, Fen Causeway", "Sallowmarsh EM31 6RA"), "#2D5D7B"),
    "enquiries@marshrivers.example",
    "the Secretary, Sluice House, Fen Causeway, Sallowmarsh EM31 6RA",
)

TARROWBY = Authority(
    "Tarrowby Parish Council",
    Letterhead(
        "none", ("Tarrowby Parish Council",), ("Clerk: Rosalind Achterberg", "3 Pinfold Cottages, Tarrowby EM21 7TP")
    ),
    "clerk@tarrowby-pc.example",
    "the Chairman of the Council, c/o 3 Pinfold Cottages, Tarrowby EM21 7TP",
    family="Serif",
)

SEDGE = Authority(
    "Sedge Fennimore Parish Council",
    Letterhead(
        "none", ("Sedge Fennimore Parish Council",), ("Clerk: Phineas Ogle", "The Old Reading Room, Fen Street")
    ),
    "clerk@sedgefennimore.example",
    "the Clerk",
)
