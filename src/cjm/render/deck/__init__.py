"""A map as slides: what stands on which slide, and where. `cjm.render.pptx` saves them as a deck."""
