"""Themes of HTML pages: colours whose contrast is checked, fonts and a logo, all of it inside the page."""
