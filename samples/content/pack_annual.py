"""Appendix E: the annual report of the director of public health: cover, foreword in two columns, chapters, annex."""

from __future__ import annotations

from reports import Officer
from typesetting.blocks import Bars, Block, Fact, Footnote, Grid, NewPage, Part, Row, Space, Text

from content import pack_grants, pack_wards
from content.pack_staff import OYARZUN

TITLE = "Growing Older Well in Ellerminster: Director of Public Health’s Annual Report 2025"
AUTHORS = (
    OYARZUN,
    Officer("Marigold Esterhuizen", "Public Health Intelligence Manager"),
    Officer("Dr Anoushka Tremlett", "Consultant Geriatrician", None, "other"),
    Officer("Reuben Castleforth", "Chief Officer", "Silver Circle Ellerminster", "other"),
)
THANKED = (
    Officer("Dorothea Mbeki-Lund", "Programme Manager, Healthy Ageing"),
    Officer("Tristram Yaxley", "Public Health Analyst"),
    Officer("Verena Oduya", "Community Development Worker"),
    Officer("Callista Rowntree-Diaz", "Engagement Officer", "Healthwatch Ellerminster", "other"),
)


def named(officer: Officer) -> str:
    """Name and role, and whose officer it is where not the Council's."""
    elsewhere = officer.organisation if officer.kind == "other" else None
    return ", ".join(filter(None, (officer.name, officer.role, elsewhere)))


RECOMMENDATIONS = (
    "The Council should put a bench at least every hundred metres on the routes between homes, shops and surgeries in "
    "every ward by 2030.",
    "The Integrated Care Board should see that every person aged over 75 has a named member of staff at their surgery.",
    "Employers in the city should offer flexible hours to those who care for somebody, and the Council should lead by "
    "doing so first.",
    "Housing associations should ask every tenant aged over 70, once a year, whether their home is warm enough.",
    "The Council and the bus companies should try out an evening service to Coldharbour Rise for a year.",
    "The Eller and Wolds Partnership NHS Foundation Trust should offer everybody who has fallen twice a place in a "
    "strength and balance class.",
    "Libraries should keep a list of groups that welcome newcomers, and read it out to those who telephone.",
)

PROGRESS = Grid(
    (
        ("Recommendation of 2024", "What has happened", "Rating"),
        ("Write to all smokers on the lists of surgeries", "Letters went to 21,400 people; 3,050 asked for help.", "Done"),
        ("Offer health checks at places of work", "Checks were held at 17 firms. Two large firms declined.", "Under way"),
        ("Make the Guildhall smoke free to its gates", "Signs were put up in May.", "Done"),
        ("Publish a strategy for food", "A draft went out to consultation in February.", "Under way"),
        ("Measure the weight of all children who start school", "Coverage was 94.1 per cent, 0.9 below the target.",
         "Not met"),
    ),
    (180, 200, 70),
    record={"title": "Table 1: Progress since the last annual report"},
)  # fmt: skip
AGES = Grid(
    (
        ("Age", "2011", "2021", "2031 (projected)"),
        ("65 to 74", "13,900", "16,200", "17,800"),
        ("75 to 84", "9,100", "9,800", "12,600"),
        ("85 and over", "3,700", "4,300", "5,500"),
    ),
    (120, 80, 80, 110),
    look="lines",
    numeric=(1, 2, 3),
    record={"title": None},
)
MEETS = (
    ("Every day", "31%"),
    ("Once a week or more", "38%"),
    ("Once a month", "17%"),
    ("Seldom", "11%"),
    ("Never", "3%"),
)
COMPANY = Grid(MEETS, (200, 60), header=0, look="plain", record={"title": None})


def cover() -> list[Block]:
    """The cover, and who wrote it."""
    fact = Fact(
        "reports",
        {
            "title": TITLE,
            "author": ", ".join(each.name for each in AUTHORS),
            "lead": None,
            "date": None,
            "wards": None,
            "version": None,
        },
    )
    return [
        NewPage("annual"),
        Part("report", TITLE, "10", "10 Director of Public Health’s Annual Report 2025"),
        Space(150),
        Text(TITLE, "cover", facts=(fact,)),
        Space(40),
        Text("Ellerminster City Council", "titleleft"),
        Space(160),
        Text("**Authors:**", "tight"),
        *(Text(named(each), "tight") for each in AUTHORS),
        NewPage(),
        Text("Contents", "section"),
        *(Text(f"{title} {'.' * (96 - 2 * len(title))} {page}", "tight") for title, page in CONTENTS),
        Space(20),
        Text("Acknowledgements", "section"),
        Text("The report would not have been possible without:"),
        *(Text(named(each), "list", "•") for each in THANKED),
        Text("and the 312 residents who came to the workshops."),
    ]


CONTENTS = (
    ("Foreword", 27),
    ("Chapter 1: Who we are", 28),
    ("Chapter 2: Company", 29),
    ("Chapter 3: Moving about", 30),
    ("Chapter 4: Warmth", 31),
    ("Chapter 5: Seeing somebody", 32),
    ("Recommendations", 33),
    ("The wards", 34),
    ("Annex 1: Grants to community groups", 46),
    ("Annex 2: How the figures were made", 50),
)

FOREWORD = (
    "In 1911 a boy born in Ellerminster could expect to live for 49 years, and a girl for 53. A child born here today can "
    "expect to live for some thirty years longer. It is the greatest achievement of the last century, and we speak of it "
    "as though it were a burden.",
    "This report, the twelfth that I have had the privilege of writing, is about the years that we have been given. It "
    "asks what makes them good ones. The answers come less from doctors than from residents themselves, 312 of whom came "
    "to workshops in the twelve wards between May and September.",
    "They told us that they wanted to be useful. They spoke of transport, of pavements, of warmth and of company, in "
    "about that order, and hardly ever of hospitals. They laughed a good deal. One of them said that getting old was not "
    "for the faint-hearted, but that the alternative had little to recommend it.",
    "Health in later life is made long before it. Smoking, weight, work and the neighbourhood in which we live account "
    "for most of the differences between one person and another. The gap in healthy life between the most and the least "
    "deprived neighbourhoods of the city is eleven years, and it has hardly changed in a decade.",
    "What can be changed soon is the environment: a bench, a bus, a level pavement, a warm room with the kettle on. "
    "These are small things. Their absence is not. I commend to the Council, and to all who have a part in the life of "
    "this city, the recommendations in this report.",
    "I have been asked whether we can afford it. We spend, the Council and the health service together, about £410m a year "
    "on the care of those aged over 65 in this city, most of it in the last two years of life and much of it after a fall, "
    "a fright or a winter in a cold room. A bench costs £900. I do not say that the one would pay for the other; I say "
    "that we have never tried to find out.",
    "Some of what we propose is not ours to do. The buses are run by companies, the surgeries by doctors, and the homes "
    "by landlords of many kinds. I have spoken to them all, and I am grateful for the time that they gave. Where a "
    "recommendation is addressed to one of them it is because they have told me that it can be done.",
    "The pages on the wards are meant to be taken out and used. They are for ward councillors, for neighbourhood "
    "groups, for anybody who wants to know their own place better. If a figure seems wrong to those who live there, I "
    "should like to hear of it.",
)


def foreword() -> list[Block]:
    """The foreword in two columns."""
    return [
        NewPage("columns"),
        Text("Foreword", "section"),
        *(Text(text) for text in FOREWORD),
        Text("Dr Benedict Oyarzun", "tight"),
        Text("Director of Public Health", "tight"),
    ]


def chapters() -> list[Block]:
    """The chapters."""
    return [
        NewPage("annual-more"),
        Text("Chapter 1: Who we are", "section"),
        Text("The city has 184,000 residents, of whom 30,300 were aged 65 and over at the last census. That is 16.3 per "
             "cent, less than in England, because the universities keep us young. The number is growing all the same, and "
             "fastest among the oldest."),
        AGES,
        Text("Most older people are well. Seven in ten of those aged between 65 and 74 say that their health is good or "
             "very good, and so do four in ten of those aged over 85. Long term illness becomes commoner with age, but "
             "what matters to people is whether it stops them from doing what they want to do."),
        Text("Table 1: Progress since the last annual report", "caption"),
        PROGRESS,
        Footnote("Ratings were given by the Health and Wellbeing Board at its meeting in November 2025."),
        Text("Chapter 2: Company", "section"),
        Text("Being lonely is as bad for health as smoking fifteen cigarettes a day. It is not the same as being alone: "
             "some of those who live alone are never lonely, and some of those who share a home always are. We asked "
             "1,480 residents aged over 65 how often they met family or friends."),
        COMPANY,
        Text("Those who seldom or never met anybody were more often men, more often tenants, and more often people who "
             "had moved in the last five years. They were asked what would help. Few wanted to be befriended. They "
             "wanted something to do, and somebody to do it with."),
        Bars("Figure 2: Residents who feel lonely often or always (per cent)", ("65-69", "70-74", "75-79", "80-84", "85+"),
             (5.1, 5.9, 7.4, 9.8, 14.2), 180),
        Text("Small grants have helped groups to begin: the list in Annex 1 runs to more than a hundred. Of the groups "
             "that had a grant in 2021 four in five still met in 2025. The average cost of a place was £38 a year."),
        NewPage(),
        Text("Chapter 3: Moving about", "section"),
        Text("A fall is the commonest reason for which an older person is taken to hospital by ambulance. Most falls can "
             "be prevented. Classes that build strength and balance cut them by about a quarter, if they are kept up for "
             "half a year or more. Of those who fell in 2024, one in fourteen was offered such a class."),
        Text("People who give up driving go out half as often in the year after. The bus pass helps where there is a "
             "bus. In the evenings, and on Sundays, a third of the city has none."),
        Text("Pavements were the subject on which the workshops were most agreed. Residents marked on maps the places "
             "which they avoided; there were 417 marks, and 60 of them lay within a hundred metres of a surgery."),
        Text("Benches are cheap. A bench costs £900 with its footing, and lasts for twenty years. Residents of Tanners "
             "Bridge showed what can be done, and their map of places to sit has been copied by two other wards."),
    ]  # fmt: skip


WARMTH = Grid(
    (
        ("Kind of home", "Homes", "Rated D or lower", "", "Cost of a winter’s gas (£)", ""),
        ("", "", "Number", "%", "2021/22", "2024/25"),
        ("Owned outright", "24,300", "15,100", "62.1", "640", "1,120"),
        ("Bought with a mortgage", "17,900", "8,200", "45.8", "610", "1,040"),
        ("Rented from the Council", "14,200", "3,900", "27.5", "520", "870"),
        ("Rented from an association", "6,700", "1,500", "22.4", "500", "840"),
        ("Rented privately", "19,800", "13,600", "68.7", "690", "1,210"),
    ),
    (130, 58, 64, 48, 64, 64),
    header=2,
    spans=((0, 0, 2, 1), (0, 1, 2, 1), (0, 2, 1, 2), (0, 4, 1, 2)),
    numeric=(1, 2, 3, 4, 5),
    record={"title": "Table 15: Homes and warmth"},
)
SEEN = Grid(
    (
        ("How people reached their surgery", "2022", "2025"),
        ("By telephone", "71%", "52%"),
        ("In person", "16%", "15%"),
        ("By an app or a website", "9%", "29%"),
        ("Through somebody else", "4%", "4%"),
    ),
    (230, 70, 70),
    look="stroked",
    numeric=(1, 2),
    record={"title": "Table 16: Reaching the surgery"},
)


def later_chapters() -> list[Block]:
    """The chapters on warmth and on care."""
    return [
        NewPage(),
        Text("Chapter 4: Warmth", "section"),
        Text("Cold kills slowly. In an ordinary winter some 90 more people die in the city between December and March "
             "than in other months, most of them of heart and lung disease and most of them at home. The temperature of "
             "the living room matters more than that of the street."),
        Text("Two in three privately rented homes, and three in five of those owned outright, are rated D or lower for "
             "energy. Older owners are the group least likely to have applied for a grant to insulate. They gave three "
             "reasons: the mess, the forms, and the feeling that others needed it more."),
        Text("Table 15: Homes and warmth", "caption"),
        WARMTH,
        Text("Since 2023 the fire service has asked about heating on its safety visits and passed on the names of those "
             "who wished it. Of 1,130 people so named, 412 had work done within the year. It is the most successful "
             "scheme of its kind that we know of, and it cost nothing but the asking."),
        Text("Warm rooms were opened in eleven libraries and halls in each of the last three winters. The number of "
             "visits fell from 14,800 to 9,300. Those who ran them think that fewer people knew of them, not that fewer "
             "were cold."),
        NewPage(),
        Text("Chapter 5: Seeing somebody", "section"),
        Text("Nothing was spoken of with more heat in the workshops than the telephone at eight in the morning. Residents "
             "understood that surgeries were short of doctors. What they resented was having to tell the same story to "
             "somebody new each time."),
        Text("Table 16: Reaching the surgery", "caption"),
        SEEN,
        Text("Those who see the same doctor live longer: the effect is about as large as that of many medicines. In the "
             "city 38 per cent of those aged over 75 who had a preferred doctor saw them always or mostly. It was 61 per "
             "cent twelve years ago."),
        Text("Some surgeries have gone another way. At one, each person aged over 75 has a named member of staff, who "
             "may be a nurse, a pharmacist or a receptionist, and who knows them. Calls in the morning fell by a fifth. "
             "It is from there that our second recommendation comes."),
        Bars("Figure 3: Seeing the preferred doctor always or mostly (per cent)", ("2013", "2016", "2019", "2022", "2025"),
             (61.0, 57.2, 50.8, 40.3, 38.1), 180),
    ]  # fmt: skip


NOTES = (
    "Numbers of residents are those of the census of 2021 and of the estimates made from it for the middle of 2024.",
    "Wards are those that came into being in May 2015. Figures for small areas were fitted to them by area.",
    "Rates are given for each 100,000 residents, and have been standardised for age where two places are compared.",
    "Numbers below five are not shown where they might point to a person, nor are numbers from which they could be "
    "worked out.",
    "Fuel poverty is measured by income after the cost of heating and by the rating of the home.",
    "Falls are those for which an ambulance was called. Falls of residents of care homes are counted in the ward where "
    "the home is.",
    "The survey on company was carried out by telephone between January and March 2025. Of 4,000 people chosen at random "
    "1,480 answered.",
    "Workshops were open to all. Those who came were more often women, and more often lived alone, than older residents "
    "as a whole.",
)


def methods() -> list[Block]:
    """How the figures were made."""
    return [
        NewPage(),
        Text("Annex 2: How the figures were made", "section"),
        *(Text(text, "list", f"{number}.") for number, text in enumerate(NOTES, 1)),
        Text("Further reading", "section"),
        Text("The joint strategic needs assessment, its chapters on older people and on the home, and all the tables of "
             "this report in a form that can be used in a spreadsheet are at https://data.ellerminster.example/ageing."),
    ]  # fmt: skip


def recommendations() -> list[Block]:
    """The recommendations of the annual report."""
    made: list[Block] = [NewPage(), Text("Recommendations", "section")]
    for number, text in enumerate(RECOMMENDATIONS, 1):
        row: Row = {"report": TITLE, "label": str(number), "text": text}
        made.append(Text(text, "para", f"{number}.", facts=(Fact("recommendations", row),)))
    return made


def blocks() -> list[Block]:
    """The whole part."""
    return [
        *cover(),
        *foreword(),
        *chapters(),
        *later_chapters(),
        *recommendations(),
        *pack_wards.blocks(),
        *pack_grants.blocks(),
        *methods(),
    ]
