"""Comments that silence rules: `# cjm: ignore[…]` and `# cjm: ignore-file[…]`."""
