"""What is due in maps, how it is shown, and reviews that are done."""
