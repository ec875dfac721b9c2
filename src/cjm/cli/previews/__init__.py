"""The pages of `cjm serve`: what is read of maps on disk, and what is made from it."""
