"""Facts about libraries, as data. `facts.py` says what a fact looks like; `index.py` answers questions about them.

`tables.py` says which file tells of which package; `python docs/generate.py` writes it.
"""
