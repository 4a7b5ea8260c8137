"""Pages that stand whatever the briefings say: about, 404, and what tells crawlers where to look."""

KINDS = {
    "about": ("about/", "About"),
    "404": ("404.html", "Page not found"),
    "robots": ("robots.txt", "robots"),
    "schema": ("schema/briefing.schema.json", "Schema of a briefing"),
}
"""Address and title of each."""
