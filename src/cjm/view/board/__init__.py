"""A board over many maps: how far each is, what hurts and what helps most, who carries how much, what is overdue."""
