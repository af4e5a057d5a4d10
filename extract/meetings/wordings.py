"""Words that councils use for roles, bodies and titles; a new wording is a row here, with an example, and no code."""

from __future__ import annotations

import re


def words(text: str) -> frozenset[str]:
    """A set of lower-case words from running text.

    >>> sorted(words("Chair Clerk"))
    ['chair', 'clerk']
    """
    return frozenset(text.lower().split())


# "Councillor Haq", "Cllrs. Smith and Jones", "Dr A Ghosh", "PC Chris Neilson", "Revd. J Hill"
TITLES = (
    r"(?:(?:County|District|Borough|City|Town|Parish|Community|Ward|Deputy)\s+)?(?:Councill?ors?|Cllr?s?|Cl(?:lr|r)?s)",
    r"Council ?[Mm]embers?|Councill?ors?[- ](?:[Aa]t[- ][Ll]arge)|Council(?:man|woman|men)|Commissioners?|Trustees?|"
    r"Select(?:man|men|woman|person|persons|board [Mm]embers?)|Crs?",
    r"Mr|Mrs|Ms|Miss|Mx|Messrs|Dr|Drs|Prof|Professor|Sir|Dame|Lady|Lord|Baroness|Baron|Earl|Viscount",
    r"(?:His|Her) Worship Mayor",
    r"Rev|Revd|Reverend|Canon|Father|Fr|Ven|Rabbi|Imam|Alderman|Aldermen|Ald|Alderwoman|Bailies?|Hon",
    r"PC|PCSO|CPO|WPC|Sgt|Sergeant|Insp|Inspector|DI|DCI|DS|DC|Supt|Ch Insp|Chief Inspector|Superintendent",
    r"Major|Captain|Capt|Colonel|Col|Lt Col|Lieutenant|Commander|Cdr|Wing Commander|Brigadier|Commodore|Mme|Mmes",
)
# offices printed as a title before a bare name: "Mayor Dave Elm", "Deputy Reeve J. Ash"; the office is the role too
CIVIC = re.compile(
    r"(?:(?:Deputy|Vice|Acting|His Worship|Her Worship|Lord|The Lord) )?(?:Mayor|Reeve|Warden)"
    r"(?: Pro[- ]Tem(?:pore)?)?"
)
TITLE = re.compile(
    rf"^(?P<title>(?:{'|'.join(TITLES)})\b\.?(?:\s+(?:{'|'.join(TITLES)})\b\.?)*)[:\s]*(?P<rest>.*)$", re.S
)
# letters after a name: "Mr R C Love, OBE"
HONOURS = re.compile(
    r"^(?:OBE|MBE|CBE|KBE|DBE|JP|QPM|BEM|DL|KC|QC|MP|MEP|MSP|MS|AM|PhD|CPFA|CPsychol|MSc|BSc|BA|MA|KCB|GBE|TD|RN|FRSA|"
    r"KCVO|CVO|LVO|MVO|RD|VRSM|FRCP|DSO|Jnr|Snr|Junior|Senior|Kt|Bt)\.?$"
)
PARTICLES = words("de da di del della der den van von la le el al bin ibn ap ab y of the st st. mac mc ó ní o")

# words of which at least one stands in the name of an office or job, never in a person's name
ROLE_WORDS = words(
    """
    chair chairman chairwoman chairperson vice vice-chair vice-chairman deputy convenor convener secretary treasurer
    clerk officer officers director directors head manager managers leader lead executive chief assistant adviser
    advisor administrator coordinator co-ordinator consultant solicitor lawyer barrister counsel engineer surveyor
    planner accountant auditor supervisor member members councillor cllr mayor mayoress sheriff provost commissioner
    inspector sergeant constable superintendent nurse doctor midwife specialist analyst representative rep trustee
    governor president principal headteacher teacher minister portfolio holder cabinet interim acting senior corporate
    strategic operational democratic governance committee scrutiny monitoring legal finance s151 section support
    services service technician archaeologist designer researcher librarian ranger warden caretaker lengthsman
    resident residents volunteer observer observers guest public press reporter journalist minute-taker minutes taker
    secretariat registrar sec treas agent assessor appraiser
    proper rfo ceo cfo coo mlo cathaoirleach leas-chathaoirleach ombudsman recorder attorney
    practising liaison partner partnership programme project development team trainee apprentice staff official
    officials superintendents planners wardens ambassador practitioner lecturer student youth gp dph ht dht
    """
)
# words of which at least one stands in the name of a body, never in a person's name
BODY_WORDS = words(
    """
    council councils authority authorities university college school academy hospital trust foundation nhs ministry
    department directorate office police association society group panel forum board commission federation union
    company ltd limited plc llp inc charity church diocese bank institute institution agency network centre center
    club gazette news newspaper magazine library libraries museum community parish district borough county city
    kingdom england scotland wales ireland britain british national international regional local fire rescue ambulance
    health social care housing education environment transport highways planning services consultants associates
    constabulary healthwatch government parliament assembly union chamber commerce business businesses organisation
    unit advertiser audit internal
    water energy rail network roads homes properties estates developments developers architects survey statistics
    about talk times post star echo herald telegraph guardian media data digital technology systems solutions
    hospitals sector commissioning locality region division directorate area diocese
    neighbourhood village villages ward wards resident residents tenants hall committee
    """
)
# capitalised words that begin sentences and headings but no names
NO_NAMES = words(
    """
    none nil no not all any apologies absence received from present attendance also meeting minutes item items agenda
    page date time place venue there this that these those the a an and or with without noted agreed resolved approved
    declarations interest interests report reports update updates matters arising correspondence public session action
    actions vacancy vacant vacancies tba tbc via zoom teams virtual virtually remotely online hybrid
    proposed seconded quorum january february march april may june july august september october november december
    monday tuesday wednesday thursday friday saturday sunday welcome introductions appendix draft confirmed total
    members councillors officers other others plus invited subject title re part min
    his her worship regrets
    """
) - words("may april june august")

# words of bodies and offices that are surnames too: "Ian Hall", "Mrs Ward"
SURNAMES = words("hall ward bank church park wales england ireland scotland star post chambers house marshall bishop")

# bodies that meet: "Planning Committee", "Corporate Parenting Panel"
COMMITTEES = (
    "Sub-Committee|Subcommittee|Committee|Cabinet|Panel|Commission|"
    r"Board of (?:County )?(?:Select(?:men|persons)|Commissioners|Supervisors|Trustees|Directors|Governors|Education|"
    r"Aldermen|Management|Health|Control)|Board|Forum|Working Group|Working Party|Task Group|"
    "Task and Finish Group|User Group|Steering Group|Reference Group|Executive|Assembly|Council|Authority|Partnership|"
    "Parish Meeting|Town Meeting|Conference|Court|Governing Body|Trustees|Area Forum|Liaison Group|Advisory Group|"
    "Delegated Decisions|Scrutiny|Hub|Commissioners"
)
# authorities: "Leicester City Council", "London Borough of Camden", "NHS Highland"
COUNCIL_TYPES = (
    r"(?:(?:City|County|Borough|District|Metropolitan|Metropolitan Borough|Royal Borough|Town|Parish|Community|Unitary|"
    r"County Borough|City and County|City & County|and District|Island|Islands|City and District|Municipal|"
    r"Grouped Parish|"
    r"Regional|Shire)\s+)?Council"
)
AUTHORITY_TYPES = (
    r"Combined (?:County )?Authority|Mayoral (?:Combined )?Authority|National Park Authority|Fire (?:and|&) "
    r"Rescue (?:Authority|"
    r"Service)|Fire Authority|Police Authority|Waste (?:Disposal )?Authority|Health Board|NHS Foundation Trust|"
    r"NHS Trust|"
    r"Integrated Care Board|Clinical Commissioning Group|Assembly|Libraries(?: IPS)?|Drainage Board|Police and "
    r"Crime Panel|"
    r"Harbour Commissioners|Drainage Commissioners|Commissioners|Learning Trust|Academy Trust|Housing Trust|"
    r"(?:Homes|Housing|Leisure|Properties|Developments) (?:Limited|Ltd)|Public Library|"
    r"Parish Meeting|Transport Authority|Conservancy|Harbour Board|Housing Association|University|Corporation"
)
