"""From opened maps to reports, and the files they are written to."""
