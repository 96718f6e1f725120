# python-trio/flake8-async#396: pathlib stat-type methods, receiver built with / or a classmethod.
# Verdict: FLAG the ones that touch disk.
from pathlib import Path

async def config_ready(user):
    base = Path.home() / ".cfg" / user
    ok = base.is_file()          # FLAG
    return ok and base.suffix == ".toml"
