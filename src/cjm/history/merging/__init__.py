"""Merging two versions of a map that grew out of one: by what its lines mean, with every untouched byte kept.

The text of a version is taken apart into whole lines that belong to an entry (`tree`), entries are found again in the
other versions (`identity`), put in order (`weave`) and merged one by one (`combine`). What comes out is read again and
compared with what was meant (`meaning`). Where a text cannot be taken apart like that, git merges its lines (`by_text`).
"""
