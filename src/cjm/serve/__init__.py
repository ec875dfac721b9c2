"""The live preview: watching files, telling browsers what changed, serving pages on this machine only."""
