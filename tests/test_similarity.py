import pytest
from hypothesis import given
from hypothesis import strategies as st

from collate.collation.gist import gist_of
from collate.collation.similarity import coverage, likeness, more_than_names, weighed
from collate.language import lexicon
from collate.language.meaning import stem
from collate.language.roots import key
from collate.language.senses import FAMILY, contraries, handles, nearness

SAYINGS = st.lists(
    st.sampled_from(
        [
            "the",
            "miners",
            "of",
            "Orrin",
            "will",
            "not",
            "strike",
            "may",
            "reject",
            "a",
            "12",
            "13",
            "offer",
            "accepted",
            "Tuesday",
        ]
    ),
    max_size=9,
)


def like(one: str, other: str) -> float:
    return likeness(gist_of(one), gist_of(other))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("truce", "ceasefires"),
        ("arrested", "detained"),
        ("Mursi", "Morsi"),
        ("Hizbullah", "Hezbollah"),
        ("Quran", "Koran"),
        ("photojournalist", "journalist"),
    ],
)
def test_words_of_one_meaning_are_near(one: str, other: str) -> None:
    assert 0.5 < nearness(key(one), key(other)) < 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("242", "244"),
        ("bank", "bench"),
        ("mine", "mayor"),
        ("palace", "police"),
        ("Marino", "Moreni"),
        ("north", "tenth"),
    ],
)
def test_words_of_other_meaning_are_far(one: str, other: str) -> None:
    assert nearness(key(one), key(other)) == 0


def test_contraries_hold_both_ways() -> None:
    assert key("fell") in contraries(key("rises"))
    assert key("rises") in contraries(key("fell"))


def test_a_paraphrase_is_nearer_than_another_statement() -> None:
    said = "The mine's owner promised to cooperate with the investigation into the blast."
    same = "Owner of the colliery vows cooperation with investigators after explosion."
    other = "The mine's owner said the canteen would stay open for families."
    assert like(said, same) > like(said, other) + 0.15


def test_figures_denial_and_contrary_make_less_alike() -> None:
    said = "Voters accepted the harbour tunnel with 54 per cent."
    assert like(said, said) == pytest.approx(1)
    assert like(said, "Voters accepted the harbour tunnel with 57 per cent.") < 0.8
    assert like(said, "Voters did not accept the harbour tunnel with 54 per cent.") < 0.9
    assert like(said, "Voters rejected the harbour tunnel with 54 per cent.") < 0.8


@pytest.mark.parametrize("share", ["25 percent", "25%", "twenty-five per cent", "25 pct"])
def test_a_figure_is_one_however_it_is_written(share: str) -> None:
    said, same = gist_of("Ticket sales at the harbour baths fell by 25 per cent."), f"by {share}."
    assert gist_of(f"Ticket sales at the harbour baths fell {same}") == said


def test_a_short_statement_inside_a_long_one_is_covered() -> None:
    short, long = (
        gist_of("Two boats sank."),
        gist_of("Two boats sank in the storm off Norvik, said the harbour master."),
    )
    assert coverage(weighed(short), weighed(long)) == 1
    assert coverage(weighed(long), weighed(short)) < 0.5


@given(SAYINGS, SAYINGS)
def test_likeness_is_symmetric_and_bounded(one: list[str], other: list[str]) -> None:
    here, there = gist_of(" ".join(one)), gist_of(" ".join(other))
    assert likeness(here, there) == likeness(there, here)
    assert 0 <= likeness(here, there) <= 1 + 1e-9


def test_words_without_a_handle_in_common_are_not_near() -> None:
    listed = sorted({key(word) for line in lexicon.lines("similar") for word in line.removeprefix("=").split()})[::4]
    odd = ["mursi", "morsi", "philippe", "filipe", "rebuild", "build", "12", "ceasefire", "fire", "h", "qq", "ß"]
    for one in listed[::9] + odd:
        for other in listed + odd:
            assert one == other or not handles(one).isdisjoint(handles(other)) or nearness(one, other) == 0


@pytest.mark.parametrize("amount", ["4.1bn pounds", "4.1 bn pounds", "4.1 billion pounds", "4,100 million pounds"])
def test_a_number_is_the_same_however_its_scale_is_written(amount: str) -> None:
    assert "4100000000" in gist_of(f"The sale of {amount} is off").words


@pytest.mark.parametrize("amount", ["$4.1B", "$4.1bn", "$ 4.1 billion", "US$4,100m"])
def test_a_letter_after_a_price_is_its_scale(amount: str) -> None:
    assert "4100000000" in gist_of(f"The sale for {amount} is off").words


def test_a_letter_after_a_length_is_no_scale() -> None:
    assert "12m" in gist_of("The ferry is 12m long.").words


@pytest.mark.parametrize(("one", "other"), [("Denmark", "Danes"), ("France", "French"), ("Dutch", "Netherlands")])
def test_a_people_is_near_its_country(one: str, other: str) -> None:
    assert nearness(key(one), key(other)) == FAMILY


def test_one_headline_with_another_place_in_it_is_less_alike() -> None:
    said = "Death toll of landslide in Norvik rises"
    assert like(said, "Toll of Norvik landslide rises") > like(said, "Death toll of landslide in Telbach rises")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("decide", "decision"),
        ("sick", "sickness"),
        ("sank", "sinking"),
        ("Sept.", "September"),
        ("knives", "knife"),
        ("Mongolia", "Mongolian"),
        ("Iraqis", "Iraq"),
    ],
)
def test_forms_and_families_of_a_word_are_near(one: str, other: str) -> None:
    assert nearness(key(one), key(other)) >= FAMILY


def test_a_used_car_is_no_pronoun() -> None:
    assert key("used") == key("use") != key("us")


def test_the_same_elsewhere_or_at_another_time_is_less_alike() -> None:
    said = "Flood kills three in Mongolia on Monday"
    here = like(said, "On Monday flood kills three in Mongolia")
    assert like(said, "Flood kills three in Bolivia on Monday") < here - 0.25
    assert like(said, "Flood kills three in Mongolia on Friday") < here - 0.2


def test_a_question_is_no_statement_and_two_utterances_of_one_speaker_are_two() -> None:
    assert like("Will the miners of Orrin strike?", "The miners of Orrin will strike.") < 0.95
    speaker = "said Ada Brenn, head of the Orrin miners' union."
    closed = f'"The second pit stays closed," {speaker}'
    assert like(closed, f'"Nobody asked our families," {speaker}') < 0.75 * like(closed, f"They mourn, {speaker}")
    assert like(closed, f'That pit must stay closed, she told them: "The pit stays closed", {speaker}') > 0.7


@pytest.mark.parametrize(
    ("said", "keys"),
    [
        ('He said, "We never saw it coming.', "we never saw it coming"),
        ('We never saw it coming," he said.', "we never saw it coming"),
        ("They “never saw it”, he said, and “would not look”.", "never saw it would not look"),
        ('She starred in "Pretty Woman" and it was a "mistake".', ""),
        ('It was 5.5" wide.', ""),
    ],
)
def test_what_is_quoted(said: str, keys: str) -> None:
    assert gist_of(said).quoted == tuple(map(key, keys.split()))


def test_no_other_word_is_taken_for_a_short_form() -> None:
    rows = [line.partition(":") for line in lexicon.lines("shortened")]
    known = {word for full, _, short in rows for word in (full, *short.split())}
    lists = ("similar", "opposites", "grammar", "function_words", "plain", "reporting_verbs")
    words = {word for name in lists for word in lexicon.words(name) if word.isalpha() and word.islower()} - known
    full = {key(each) for each, _, _ in rows}
    assert [word for word in sorted(words) if key(word) in full and stem(word) != key(word)] == []
    assert key("mine") != key("minute")
    assert key("corps") != key("corporation")


def test_a_name_with_its_title_is_no_statement() -> None:
    told = [
        gist_of(text)
        for text in (
            "“Prices are a thief,” finance minister Pavel Dorn said on Thursday.",
            "Finance Minister Pavel Dorn welcomed the decision.",
            "The decision was welcomed by Pavel Dorn, who spoke of thieves.",
        )
    ]
    words = [weighed(each) for each in told]
    assert not more_than_names(told[0], told[1], words[0], words[1])
    assert more_than_names(told[1], told[2], words[1], words[2])
