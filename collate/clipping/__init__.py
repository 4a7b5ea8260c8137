"""Pages of the web → articles of the project: fetched only when told to, tamed before they are parsed.

A page is hostile until it is plain text: its size, its depth and its number of tags are bounded
first, and nothing is written of one that has no article in it.
"""


class NoArticleError(Exception):
    """There is no article to be had; the message is one line for a person."""
