"""The board of `cjm status`: reading many maps, and showing them side by side."""
