"""CTX-05: victims of trafficking in Japan by the authority that counts them."""

from indicators.cells import published
from indicators.definition import Example, Indicator
from publication.catalogue import Chart, Direction, IomArea, Theme
from vocabulary.text import Text

INDICATOR = Indicator(
    id="CTX-05",
    name=Text("Victims of trafficking in Japan, by authority", "日本の人身取引被害者数（機関別）"),
    definition=Text(
        "Victims of trafficking in persons that an authority in Japan identified or protected in a calendar year: the "
        "police, the immigration authority, or all authorities together; and the number the US report gives.",
        "日本の機関が暦年中に認知又は保護した人身取引被害者の数。警察庁、入管当局、政府全体のそれぞれの値と、米国務省"
        "報告書に示された値。",
    ),
    method=Text(
        "Figures as printed, one line for each authority, with nationality, sex, age and form of exploitation where the "
        "source gives them. Where two sources print the same count, both are cited.",
        "掲載された値を機関ごとに示す。国籍、性別、年齢、搾取の形態は出典にある場合に限る。複数の出典に同じ値がある"
        "場合はいずれも示す。",
    ),
    caveat=Text(
        "Detected victims are not the extent of trafficking: the number follows police work and law as much as crime. "
        "The authorities' counts overlap and are not to be added.",
        "認知された被害者数は人身取引の規模ではなく、捜査や法制度の影響も受ける。機関の間で重複があり、合算しない。",
    ),
    theme=Theme.CONTEXT,
    direction=Direction.AMBIGUOUS,
    decimals=0,
    dimensions=("ref_area", "citizenship", "sex", "age", "exploitation", "residence_status"),
    sdg=("16.2.2",),
    iom_areas=(IomArea.MANAGEMENT,),
    sources=("japan_trafficking_victims",),
    chart=Chart.LINE,
    cells=published("VICTIMS"),
    example=Example(
        given="""
            series  | definition | time_period | citizenship | obs_value
            VICTIMS | GOV        | 2015        | _T          | 54
            VICTIMS | NPA        | 2015        | _T          | 49
            VICTIMS | NPA        | 2015        | PHL         | 28
        """,
        expect="""
            definition | time_period | citizenship | obs_value
            GOV        | 2015        | _T          | 54
            NPA        | 2015        | PHL         | 28
            NPA        | 2015        | _T          | 49
        """,
    ),
)
