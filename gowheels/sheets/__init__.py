"""Vehicles as lines of a spreadsheet (CSV), out of the site and into it."""
