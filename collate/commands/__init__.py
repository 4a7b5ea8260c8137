"""Shell: what each command does, between the files and the ribbon.

One file a command, with `run(options) -> int`; `collate.cli` has the table and imports a file when its command runs.
"""
