"""What our own reports hold as tables, read back into a map: by names and texts, also after people have edited them."""
