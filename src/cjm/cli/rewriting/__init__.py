"""Commands that write maps anew: the difference they would make, and the files they write."""
