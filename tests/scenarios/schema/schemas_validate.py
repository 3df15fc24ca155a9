#!/usr/bin/env python3
"""Every file that the program plays is valid by its JSON Schema, as an editor would judge it, and files
that the checker refuses for a misspelt key are not. The judge is an independent validator (jsonschema)."""
import json
import pathlib
import sys
import warnings

import jsonschema
import yaml

root = pathlib.Path(__file__).resolve().parents[3]
folder = root / "scenarios" / "schema"
schemas = {path.name: json.loads(path.read_text()) for path in folder.glob("*.schema.json")}
warnings.simplefilter("ignore", DeprecationWarning)  # Debian 12's validator has nothing newer than RefResolver


def validator(name):
    schema = schemas[name]
    jsonschema.Draft7Validator.check_schema(schema)
    resolver = jsonschema.RefResolver(base_uri=name, referrer=schema, store=schemas)
    return jsonschema.Draft7Validator(schema, resolver=resolver)


validators = {name: validator(name) for name in schemas}


def schema_of(path, document):
    if path.name.endswith(".expect.yaml"):
        return "first-visit-expect-1.schema.json"
    return document["format"].replace("/", "-") + ".schema.json"


def faults(path):
    document = yaml.safe_load(path.read_text())
    return [f"{'/'.join(map(str, e.absolute_path))}: {e.message[:200]}" for e in validators[schema_of(path, document)].iter_errors(document)]


def main():
    good = sorted(p for place in ("scenarios/packs", "facilitator/programmes", "docs/format", "tests/support/packs") for p in (root / place).rglob("*.yaml"))
    wrong, judged = [], 0
    for path in good:
        judged += 1
        wrong += [f"{path.relative_to(root)} should be valid: {fault}" for fault in faults(path)[:5]]
    refused = 0
    for name in ("misspelt-key", "misspelt-in-option"):
        path = root / "tests/broken/unknown-key" / f"{name}.yaml"
        refused += 1
        if not faults(path):
            wrong.append(f"{path.relative_to(root)} has a misspelt key, and its schema lets it pass")
    # A programme has no broken examples of its own: each key of it is misspelt in turn.
    for path in sorted((root / "facilitator/programmes").rglob("*.yaml")):
        document = yaml.safe_load(path.read_text())
        judge = validators[schema_of(path, document)]
        for place in ("levels.home-visitor", "levels.home-visitor.renewal", "levels.home-visitor.requirements.introduction", "levels.home-visitor.requirements.introduction.training", "levels.home-visitor.requirements.sign-off.sign-off", "issuer", "compensation"):
            spoilt = json.loads(json.dumps(document, default=str))
            part = spoilt
            for key in place.split("."):
                part = part[key]
            part["misspelt"] = 1
            refused += 1
            if judge.is_valid(spoilt):
                wrong.append(f"{path.relative_to(root)} with a misspelt key in {place}: its schema lets it pass")
    if judged < 50 or refused < 2:
        wrong.append(f"only {judged} files were judged")
    print("\n".join(wrong) or f"{judged} files are valid, {refused} broken ones are not, by {len(schemas)} schemas")
    return 1 if wrong else 0


sys.exit(main())
