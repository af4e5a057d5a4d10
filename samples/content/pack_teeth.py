"""Appendix B: a report on children's oral health, with a cover and recommendations."""

from __future__ import annotations

from reports import Implication, Report, bullets, report_blocks
from typesetting.blocks import Bars, Block, Grid, NewPage, Part, Text

from content.pack_staff import DELACOURT, HARTSOP, LOACH, OYARZUN, PRUE, WILDSMITH

YEARS = Grid(
    (
        ("Area", "2017", "2019", "2022", "2024"),
        ("Ellerminster", "38.1", "36.4", "35.0", "31.7"),
        ("Brackenshire", "24.6", "24.0", "23.1", "22.5"),
        ("England", "23.3", "23.4", "23.7", "22.4"),
    ),
    (150, 70, 70, 70, 70),
    numeric=(1, 2, 3, 4),
    record={"title": "Table 1: Five-year-olds with experience of tooth decay (per cent)"},
)
NURSERIES = Grid(
    (
        ("Setting", "Invited", "Taking part", "Children brushing each day"),
        ("Primary schools with a nursery", "31", "26", "1,044"),
        ("Private nurseries", "44", "19", "612"),
        ("Childminders", "97", "22", "71"),
        ("Special schools", "3", "3", "58"),
    ),
    (190, 70, 80, 110),
    look="lines",
    numeric=(1, 2, 3),
    record={"title": "Table 2: Supervised brushing, December 2025"},
)

REPORT = Report(
    "Children’s Oral Health",
    "Health and Wellbeing Scrutiny Commission",
    "2026-03-24",
    "24 March 2026",
    HARTSOP,
    OYARZUN,
    version="4",
    purpose=(
        "This report tells the Commission how the teeth of the city’s children compare with those of children "
        "elsewhere, what is being done to prevent decay, and what the first year of supervised brushing has shown.",
        "It was asked for by the Commission in January and takes the place of the item planned for June.",
    ),
    rec_intro="The Commission is recommended to:",
    recommendations=(
        "Note the fall in tooth decay among five-year-olds since 2017, and the gap that remains.",
        "Support the extension of supervised brushing to all private nurseries in the five wards with most decay.",
        "Ask the Integrated Care Board for a plan by which every child under six can be seen by a dentist.",
        "Receive a further report in March 2027.",
    ),
    sections=(
        ("Background", (
            "Tooth decay is the commonest reason for which children aged between five and nine are taken into hospital "
            "in England. It is almost wholly preventable.",
            "Five-year-olds are examined every two years in a sample of schools. The Office for Health Improvement and "
            "Disparities (OHID) publishes the results. In the last survey 412 children in the city were examined, in 29 "
            "schools.",
            "Children who live in the most deprived fifth of neighbourhoods are three times as likely to have decay as "
            "those in the least deprived. The difference is greater here than in most cities of our size.",
            Text("Table 1: Five-year-olds with experience of tooth decay (per cent)", "caption"),
            YEARS,
            "Among the children with decay the mean number of teeth affected was 3.6, so that nearly a third of a class "
            "of thirty has, on average, more than three bad teeth each.",
            Bars("Figure 1: Decay by ward group", ("Most deprived", "2", "3", "4", "Least deprived"), (45.2, 37.9, 30.3, 22.8, 15.1)),
        )),
        ("What is being done", (
            "**Supervised brushing.** Children brush their teeth together each day at nursery or school, under the eye "
            "of staff whom the Council trains. Brushes and paste are paid for from the public health grant. The "
            "programme began in January 2025 in eleven settings and has grown to seventy.",
            Text("Table 2: Supervised brushing, December 2025", "caption"),
            NURSERIES,
            "**Packs for families.** Health visitors give a pack with a brush, paste and a leaflet at the checks at "
            "nine months and at two years. Some 3,900 packs were given out in 2025.",
            "**Training.** Staff of children’s centres, foster carers and school nurses have had training in giving "
            "advice on teeth. The training covers:",
            *bullets(
                "sugar in food and drink, and how to read labels;",
                "weaning from the bottle by the first birthday;",
                "brushing with a fluoride paste twice a day;",
                "how to find a dentist, and what to do where there is none.",
            ),
            "**Water.** The city’s water is not fluoridated. The Government has said that it means to consult on the "
            "north-east of England first, and no proposal has been made for Brackenshire.",
        )),
        ("Access to dentists", (
            "In the two years to June 2025 just 41 per cent of the city’s children were seen by a National Health "
            "Service dentist, compared with 56 per cent in England. None of the fourteen practices in the city was "
            "taking on adult patients, and two were taking on children.",
            "The Integrated Care Board has commissioned, since April 2024, an access scheme which sets aside sessions "
            "for children in care and for those who are in pain. Its sessions are filled within hours of being opened.",
            "A dental therapist, employed by the community dental service, visits the six primary schools with most "
            "decay to paint fluoride varnish on the teeth of children whose parents agree. Consent was given for 68 per "
            "cent of the children.",
            "The Commission may wish to ask the Board how many sessions it expects to commission in 2026/27, and how it "
            "chooses the practices.",
        )),
        ("What we have learned", (
            "Head teachers report that brushing takes seven minutes a day once the routine is known. Of the seventy "
            "settings, four have left the programme: two closed, and two had too few staff.",
            "A survey of 316 parents found that 81 per cent thought that their child brushed more willingly at home "
            "than before. This is not proof of better teeth, which only the survey of 2026 can give.",
            "The cost for each child taking part was £11.40 in the first year, brushes, paste, training and visits "
            "included. A hospital stay for the removal of teeth costs the health service more than a hundred times as "
            "much.",
            "Private nurseries have been slower to join than schools. The reasons that they give are turnover of staff, "
            "lack of sinks and doubt whether parents would approve.",
        )),
    ),
    implications=(
        Implication("Financial implications", "The programme costs £52,000 a year, which is met from the ring-fenced "
                    "public health grant. To extend it as proposed would cost a further £14,000, which can be found "
                    "within the grant for 2026/27.", LOACH, "2 March 2026"),
        Implication("Legal implications", "There are no direct legal implications arising from this report. The Council "
                    "has a duty under the National Health Service Act 2006 to improve the health of people in its area, "
                    "and regulations made in 2012 require it to provide oral health programmes.", PRUE, "27 February 2026"),
        Implication("Equalities implications", "The programme is aimed at the wards in which decay is most common and "
                    "should lessen inequality. Some parents may object on grounds of faith to certain ingredients of "
                    "toothpaste; a paste without them is offered.", DELACOURT, "2 March 2026"),
        Implication("Climate emergency implications", "Used brushes are collected for recycling at the schools. The "
                    "effect on emissions is slight.", WILDSMITH, "26 February 2026"),
    ),
    papers="Oral health survey of five-year-old children 2024, as published by OHID.",
    appendices=("None.",),
)  # fmt: skip


def blocks() -> list[Block]:
    """The whole part."""
    return [
        NewPage("report"),
        Part("report", REPORT.title, "7", "7 Children’s Oral Health"),
        *report_blocks(REPORT),
    ]
