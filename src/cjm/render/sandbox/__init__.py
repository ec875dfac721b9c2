"""Templates of others: filled in by a process of its own, in Jinja's sandbox, with limits on time and memory."""
