"""The canonical layout of a map: key order, indentation, quotes, line width; comments stay with what they stand on.

`tree` is a text as entries with their comments, `building` makes it, `order` and `layout` write it anew, `proof` holds
the result against what was there. `formatted` is the way in.
"""
