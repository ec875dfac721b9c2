"""Faster code for the templates that come with cjm: their trees are made simpler, then Python is made of them."""
