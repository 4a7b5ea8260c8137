"""Shell: the ribbon run on what has changed, all else taken from the store.

Its rooms import a stage of the ribbon only when that stage has something to do: a build with
nothing to do ends in `standing`, before anything is imported that is slow to import.
"""
