"""flake8 as if no other plugin with our prefix were installed: their findings are not what most tests are about."""

import importlib.metadata
import sys

_distributions = importlib.metadata.distributions


def _without_flake8_async(**context):
    return (found for found in _distributions(**context) if found.metadata["name"] != "flake8-async")


importlib.metadata.distributions = _without_flake8_async

if __name__ == "__main__":
    from flake8.main.cli import main

    sys.exit(main())
