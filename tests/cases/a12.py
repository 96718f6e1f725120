# IBM/mcp-context-forge#5627: sqlite3 connect and execute in a coroutine.
# Verdict: FLAG (maintainers called theirs dev-only: must be suppressible).
import sqlite3

async def store(path, row):
    with sqlite3.connect(path) as db:                    # FLAG
        db.execute("insert into r values (?)", (row,))  # FLAG
