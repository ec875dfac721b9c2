"""Renaming ids: what an id means in the files of a project, the edits that change it everywhere, and their proof."""
