"""What the search index is made of: a list of records for the shell, which no reader is sent."""

import json
from collections.abc import Iterator

from collate.model import File, Page
from collate.outputs.templates import Templates
from collate.pages.records import Record
from collate.pages.search import RECORDS, SearchView


def files(page: Page, templates: Templates) -> Iterator[File]:
    """The records beside the search page, where the site is to have an index."""
    if isinstance(page.body, SearchView) and templates.search:
        listed = [_record(one, templates) for one in page.body.records]
        whole = {"language": page.site.language, "records": listed}
        yield File(RECORDS, json.dumps(whole, ensure_ascii=False).encode())


def _record(one: Record, templates: Templates) -> dict[str, object]:
    filters = {
        "kind": (templates.voice.say(one.kind),),
        "actor": one.actors,
        "issue": one.issues,
        "source": one.sources,
        "date": (one.date[:7],) if one.date[:1].isdigit() else (),
    }
    address = one.page + (f"#{one.fragment}" if one.fragment else "")
    meta = {"title": one.title, "kind": templates.voice.say(one.kind), "within": one.within, "date": one.date}
    return {"address": address, "text": one.text, "meta": meta, "filters": filters}
