"""The ward profiles of the annual report: a page a ward, all figures from a rule so that none is anybody's."""

from __future__ import annotations

from typing import NamedTuple

from typesetting.blocks import Bars, Block, Grid, NewPage, Text


class Ward(NamedTuple):
    """A ward, with what sets it apart."""

    name: str
    where: str
    note: str


WARDS = (
    Ward("Castle Orchard", "the terraces below the castle and the two closes of the cathedral",
         "The lunch club in the chapter room serves sixty meals on Wednesdays, and has a waiting list of its own."),
    Ward("Coldharbour Rise", "the estate on the hill in the north, built between 1952 and 1967",
         "The last bus leaves at ten past seven. Residents named it, in all three workshops, as what they missed most."),
    Ward("Fenny Lane", "the low ground along the old canal, with much new building",
         "Half of those aged over 65 moved here in the last ten years, and few have family near."),
    Ward("Highcross Mead", "the suburbs of the nineteen-thirties round the leisure centre",
         "The walking group set up in 2023 now has four walks a week, of which two are for people with dementia."),
    Ward("Lammas Fields", "the eastern edge of the city with the park and ride",
         "Falls on the footpath by the school led to a petition, and the path was relaid in October."),
    Ward("Millbrook End", "the mills and weavers’ cottages along the brook",
         "The footbridge has been closed since August, which makes the way to the surgery longer by half a mile."),
    Ward("Northgate", "the streets outside the north gate and the former dairy",
         "There is no surgery in the ward. A nurse holds a clinic in the library on two mornings a week."),
    Ward("Quarry Hill", "the quarrymen’s rows and the allotments above them",
         "Nearly every other household has an allotment or shares one, and the society delivers to those who cannot dig."),
    Ward("Ropewalk", "the student quarter between the station and the university",
         "Older people are few here and often alone. A letter-writing scheme has paired 41 of them with students."),
    Ward("St Osyn’s", "the parish of St Osyn with the hospital and its housing",
         "Many residents once worked at the hospital. The tea room of its League of Friends is their club."),
    Ward("Tanners Bridge", "the city centre on both banks of the Eller",
         "Benches are to be found every hundred metres on the new riverside walk, after a campaign by residents."),
    Ward("Weirside", "the meadows and terraces by the weir, flooded in January",
         "The flood drove 74 people aged over 65 out of their homes; 29 were still elsewhere at the end of February."),
)  # fmt: skip


class Figures(NamedTuple):
    """The figures of a ward."""

    people: int
    older: float
    alone: float
    carers: int
    fuel: float
    falls: int
    flu: float
    life_men: float
    life_women: float


def figures(number: int) -> Figures:
    """Figures from a rule."""
    return Figures(
        7800 + (977 * number) % 4100,
        11.2 + (37 * number) % 101 / 10,
        21.5 + (53 * number) % 170 / 10,
        410 + (131 * number) % 390,
        9.1 + (29 * number) % 94 / 10,
        58 + (23 * number) % 71,
        61.0 + (41 * number) % 162 / 10,
        75.2 + (17 * number) % 61 / 10,
        79.6 + (13 * number) % 58 / 10,
    )


def indicators(ward: Ward, found: Figures, number: int) -> Grid:
    """The ruled table of indicators; every third ward has one with horizontal lines alone."""
    older = f"{found.older:.1f}"
    rows = (
        ("Indicator", ward.name, "Ellerminster", "Difference"),
        ("Residents aged 65 and over (%)", older, "16.3", f"{found.older - 16.3:+.1f}"),
        ("Aged 65 and over and living alone (%)", f"{found.alone:.1f}", "29.8", f"{found.alone - 29.8:+.1f}"),
        ("Households in fuel poverty (%)", f"{found.fuel:.1f}", "13.4", f"{found.fuel - 13.4:+.1f}"),
        ("Uptake of flu vaccine (%)", f"{found.flu:.1f}", "70.1", f"{found.flu - 70.1:+.1f}"),
        ("Falls needing an ambulance, a year", str(found.falls), "92", f"{found.falls - 92:+d}"),
    )
    look = ("word", "stroked", "lines")[number % 3]
    return Grid(rows, (220, 84, 84, 72), look=look, numeric=(1, 2, 3), record={"title": title(ward, number)})


def title(ward: Ward, number: int) -> str:
    """The caption of a ward's table."""
    return f"Table {number + 2}: {ward.name} and the city"


def counted(found: Figures) -> Grid:
    """The borderless list of label and figure."""
    rows = (
        ("All residents", f"{found.people:,}"),
        ("Unpaid carers aged 50 and over", f"{found.carers:,}"),
        ("Life expectancy at birth, men", f"{found.life_men:.1f} years"),
        ("Life expectancy at birth, women", f"{found.life_women:.1f} years"),
    )
    return Grid(rows, (220, 90), header=0, look="plain", record={"title": None})


def page(number: int, ward: Ward) -> list[Block]:
    """One ward."""
    found = figures(number)
    more = "more" if found.older > 16.3 else "fewer"
    alone = "above" if found.alone > 29.8 else "below"
    blocks: list[Block] = [
        NewPage(),
        Text(ward.name, "section"),
        Text(
            f"{ward.name} takes in {ward.where}. Of its {found.people:,} residents {found.older:.1f} per cent are aged "
            f"65 and over, which is {more} than in the city as a whole; {found.alone:.1f} per cent of these live alone, "
            f"{alone} the average for the city."
        ),
        Text(ward.note),
        counted(found),
        Text(title(ward, number), "caption"),
        indicators(ward, found, number),
    ]
    if number % 2 == 0:
        values = tuple(8 + (11 * number + 7 * step) % 23 for step in range(5))
        blocks.append(Bars(f"Falls in {ward.name} by age", ("65-69", "70-74", "75-79", "80-84", "85+"), values))
    blocks.append(
        Text(
            f"In the workshop held in {ward.name} residents were asked what would help them most to grow older well. "
            f"They put {('company', 'transport', 'a warmer home', 'somewhere to sit')[number % 4]} first and "
            f"{('a safer pavement', 'seeing the same doctor', 'help with forms', 'a place to meet')[number % 4]} second."
        )
    )
    return blocks


def blocks() -> list[Block]:
    """All wards."""
    return [block for number, ward in enumerate(WARDS) for block in page(number, ward)]
