"""Pages of HTML, and tables of HTML in other texts, as the parts that an import looks at."""
