"""What a site offers to machines and to those who follow it."""

import json
import xml.etree.ElementTree as ET

import example
from msgspec.structs import replace
from test_outputs import HOSTILE, hostile, site

from collate.model import Figure, FigureReading, KnownActor, Moment, Number
from collate.pages import feed, paginate
from collate.pages.actors import ActorView
from collate.pages.feed import FeedEntry
from collate.pages.notes import cards
from collate.pages.pictures import dot_plot, graph, steps, time_line
from collate.pages.search import SearchView

BRIEFING = "briefings/vell-ferry-strike/"
ATOM = "{http://www.w3.org/2005/Atom}"


def test_feed_ids_come_from_host_slug_and_first_date_and_stay_when_a_statement_moves() -> None:
    def entries(*, updated: str | None) -> list[tuple[str | None, str | None]]:
        root = ET.fromstring(site(replace(example.briefing(), updated=updated))["feed.xml"])  # noqa: S314 - our own
        return [(one.findtext(f"{ATOM}id"), one.findtext(f"{ATOM}updated")) for one in root.iter(f"{ATOM}entry")]

    assert entries(updated="2031-05-14") == [
        ("tag:collate.example,2031-05-12:vell-ferry-strike", "2031-05-14T00:00:00Z")
    ]
    assert entries(updated=None) == [("tag:collate.example,2031-05-12:vell-ferry-strike", "2031-05-12T00:00:00Z")]


def test_both_feeds_tell_the_same() -> None:
    files = site()
    found = json.loads(files["feed.json"])
    root = ET.fromstring(files["feed.xml"])  # noqa: S314 - our own
    assert [one["id"] for one in found["items"]] == [one.findtext(f"{ATOM}id") for one in root.iter(f"{ATOM}entry")]
    assert [one["content_html"] for one in found["items"]] == [
        one.findtext(f"{ATOM}content") for one in root.iter(f"{ATOM}entry")
    ]


def test_a_site_without_an_address_has_no_feed_and_no_way_to_one() -> None:
    silent = replace(example.config(), base_url="")
    made = paginate((example.briefing(),), example.witnesses(), silent)
    assert not {page.kind for page in made} & {"feed", "sitemap"}
    assert not made[0].site.feed


def test_hostile_words_leave_every_export_well_formed() -> None:
    files = site(hostile())
    ET.fromstring(files["feed.xml"])  # noqa: S314 - our own
    ET.fromstring(files["sitemap.xml"])  # noqa: S314 - our own
    items = json.loads(files["feed.json"])["items"]
    assert not any("<script" in item["content_html"] for item in items)
    bib = files[f"{BRIEFING}cite.bib"].decode()
    assert bib.replace("\\{", "").replace("\\}", "").count("{") == bib.replace("\\{", "").replace("\\}", "").count("}")
    assert json.loads(files[f"{BRIEFING}cite.csl.json"])[-1]["title"].startswith(HOSTILE[:20])


def test_exports_cite_the_articles_first_and_the_briefing_last() -> None:
    files = site()
    csl = json.loads(files[f"{BRIEFING}cite.csl.json"])
    assert [work["id"] for work in csl] == ["post", "radio", "wire", "hof", "vell-ferry-strike"]
    assert csl[0]["issued"] == {"date-parts": [[2031, 5, 12]]}
    assert "issued" not in csl[3]
    ris = files[f"{BRIEFING}cite.ris"].decode()
    assert ris.count("TY  - ") == ris.count("ER  - ") == 5
    assert ris.startswith("TY  - NEWS\n")


def test_every_annotation_quotes_its_source_and_leads_to_its_statement() -> None:
    files = site()
    page = json.loads(files[f"{BRIEFING}annotations.jsonld"])
    html = files[f"{BRIEFING}index.html"].decode()
    by_url = {about.url: name for name, about in example.ABOUTS.items() if about.url}
    assert len({one["id"] for one in page["items"]}) == len(page["items"]) > 30
    for one in page["items"]:
        quoted, placed = one["target"]["selector"]
        name = by_url.get(one["target"]["source"]) or one["target"]["source"].split("/")[-2]
        assert example.FILES[name][placed["start"] : placed["end"]] == quoted["exact"]
        assert f'id="{one["body"].partition("#")[2]}"' in html


def test_linked_data_leaves_out_what_is_unknown() -> None:
    html = site()[f"{BRIEFING}index.html"].decode()
    found = json.loads(html.partition('<script type="application/ld+json">')[2].partition("</script>")[0])
    assert found["@type"] == "Report"
    assert [work.get("publisher", {}).get("name") for work in found["citation"]][2] is None
    assert "datePublished" not in found["citation"][3]
    assert found["correction"][0]["datePublished"] == "2031-05-14"


def test_an_actor_is_one_under_all_its_names_and_its_silences_are_told() -> None:
    known = replace(example.config(), actors=(KnownActor("crews", "The crews", ("ilka brandt", "Ferry crews' union")),))
    made = paginate((example.briefing(), example.earlier()), example.witnesses(), known)
    views = {page.address: page.body for page in made if isinstance(page.body, ActorView)}
    crews = views["actors/crews/"]
    assert {one.kind for one in crews.utterances} == {"quote", "position"}
    assert [one.issue for one in crews.silences] == ["i-mediation"]
    assert "actors/Ilka-Brandt/" not in views


def test_list_by_letter_holds_every_named_page_once() -> None:
    made = paginate((example.briefing(), example.earlier()), example.witnesses(), example.config())
    view = next(page.body for page in made if isinstance(page.body, SearchView))
    listed = [entry.address for _, entries in view.letters for entry in entries]
    assert sorted(listed) == sorted(p.address for p in made if p.kind in ("briefing", "issue", "actor", "source"))
    assert [letter for letter, _ in view.letters] == sorted({letter for letter, _ in view.letters})


def slot(*bounds: tuple[Number | None, Number | None]) -> Figure:
    readings = tuple(FigureReading(None, low, high, "", "", None, None, example.STRANDED) for low, high in bounds)
    return Figure("f-1", "what", "auto", readings, "differ")


def test_a_dot_plot_is_true_to_scale_and_drawn_only_where_numbers_part() -> None:
    shown = cards(example.briefing().sources, {})
    assert dot_plot(slot((5, 5), (5, 5)), shown) is None
    assert dot_plot(slot((None, None), (5, 5)), shown) is None
    plot = dot_plot(slot((0, 0), (50, 50), (100, 100), (50, None)), shown)
    assert plot
    first, second, third, more = plot.dots
    assert second.start - first.start == third.start - second.start
    assert (more.start, more.points) == (second.start, 1)


def test_a_line_of_time_counts_days_and_leaves_out_what_has_no_date() -> None:
    def moment(date: str | None) -> Moment:
        return Moment("m", date, "day", "stated", "x", "auto", ())

    assert time_line(map(moment, ("2031-05-01", "2031-05-02", None))) is None
    line = time_line(map(moment, ("2031-05-01", "2031-05-03", "2031-05-02", "2031-05-02", "2031-13-40")))
    assert line
    assert [mark.count for mark in line.marks] == [1, 2, 1]
    assert line.marks[1].x - line.marks[0].x == line.marks[2].x - line.marks[1].x


def test_origins_are_drawn_between_sources_and_outlets() -> None:
    shown = cards(example.briefing().sources, {})
    found = graph(example.briefing().origins, shown)
    assert found
    assert [(edge.start.card and edge.start.card.id, edge.end.name) for edge in found.edges] == [
        ("wire", "Northwire"),
        ("wire", "Harbour Post"),
    ]
    assert graph((), shown) is None


def test_status_is_drawn_from_two_days_on() -> None:
    assert steps((("2031-05-01", "open"), (None, "stuck"))) == ()
    assert [step.level for step in steps((("2031-05-02", "stuck"), ("2031-05-01", "open")))] == [2, 3]


def test_a_feed_tells_of_the_hundred_that_changed_last() -> None:
    days = [f"20{number // 365 + 31}-{number % 12 + 1:02}-{number % 28 + 1:02}" for number in range(150)]
    told = [FeedEntry(f"tag:{day}", "", "", day, day, (), ()) for day in days]
    view = feed.view(told, "https://example.org/")
    assert view
    assert [one.updated for one in view.entries] == sorted(days, reverse=True)[:100]
    assert min(days) in view.id
