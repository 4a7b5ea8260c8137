"""Collate: several articles on one event become one briefing, each statement tied to the exact words of its sources."""

__version__ = "0.1.0"
