"""What the SARIF 2.1.0 schema says of the objects that our logs hold, as a JSON schema.

Restated from https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json, without the
properties that no log of ours has: one more of them in a log is an error here too, and a reason to look it up there.
"""

from __future__ import annotations

from typing import Any

STRING = {"type": "string"}
COUNT = {"type": "integer", "minimum": 1}
INDEX = {"type": "integer", "minimum": -1}
LEVEL = {"enum": ["none", "note", "warning", "error"]}
STRINGS = {"type": "object", "additionalProperties": STRING}


def _object(*required: str, **properties: Any) -> dict[str, Any]:
    return {"type": "object", "additionalProperties": False, "required": list(required), "properties": properties}


def _items(item: dict[str, Any], *, unique: bool = False) -> dict[str, Any]:
    return {"type": "array", "items": item, "uniqueItems": unique}


BAG = {"type": "object", "properties": {"tags": _items(STRING, unique=True)}}
MESSAGE = _object("text", text=STRING, markdown=STRING)
LOCATION_OF_FILE = _object(
    uri={"type": "string", "format": "uri-reference"}, uriBaseId=STRING, description=_object("text", text=STRING)
)
REGION = _object(
    "startLine", startLine=COUNT, startColumn=COUNT, endLine=COUNT, endColumn=COUNT, snippet=_object(text=STRING)
)
LOCATION = _object(
    physicalLocation=_object("artifactLocation", artifactLocation=LOCATION_OF_FILE, region=REGION),
)
RULE = _object(
    "id",
    id=STRING,
    name=STRING,
    shortDescription=MESSAGE,
    fullDescription=MESSAGE,
    help=MESSAGE,
    defaultConfiguration=_object(enabled={"type": "boolean"}, level=LEVEL),
    properties=BAG,
)
RESULT = _object(
    "message",
    ruleId=STRING,
    ruleIndex=INDEX,
    level=LEVEL,
    message=_object("text", text=STRING),
    locations=_items(LOCATION),
    partialFingerprints=STRINGS,
)
DRIVER = _object("name", name=STRING, semanticVersion=STRING, rules=_items(RULE, unique=True))
RUN = _object(
    "tool",
    tool=_object("driver", driver=DRIVER),
    invocations=_items(_object("executionSuccessful", executionSuccessful={"type": "boolean"})),
    originalUriBaseIds={"type": "object", "additionalProperties": LOCATION_OF_FILE},
    columnKind={"enum": ["utf16CodeUnits", "unicodeCodePoints"]},
    results=_items(RESULT),
)
SCHEMA = _object("version", "runs", **{"$schema": STRING}, version={"enum": ["2.1.0"]}, runs=_items(RUN))
