"""The proofs: what is promised of every report, held against real pages in a real browser. See docs/proofs.md."""
