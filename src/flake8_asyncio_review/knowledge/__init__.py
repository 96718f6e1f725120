"""Facts about libraries, as data. `facts.py` says what a fact looks like; `index.py` answers questions about them."""
