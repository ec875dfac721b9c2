"""From opened maps to findings: which rules are on, what is known already, where the findings go."""
