"""The site tried as it is run: under load, through faults, and on more than one server.

Everything that a trial starts is its own, on this machine alone, in a folder that is thrown away.
"""
