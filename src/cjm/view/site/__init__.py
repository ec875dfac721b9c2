"""What a site shows across maps: of each map a card with what others need to know, and what the cards say together."""
