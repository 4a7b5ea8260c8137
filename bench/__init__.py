"""Measures of the core: how well it reads, how fast it is."""
