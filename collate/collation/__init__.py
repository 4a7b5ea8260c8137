"""What the comparers share: how words, amounts, actors and acts of many articles are held against each other."""
