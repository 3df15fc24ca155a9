#!/usr/bin/env python3
"""Holds statements to the rules of the Experience API 1.0.3, part two (data), section 2.

    xapi_rules.py FILE     a statement in each line; prints each breach, exit status 1 if there is one

Written from the specification and from nothing in this program: Debian has no validator. It is stricter
where the specification leaves room that we do not need (no attachments, no groups, no sub-statements).
`--self-test` plants a fault of each kind and wants it found.
"""
import copy
import json
import re
import sys
import uuid
from datetime import datetime

UUID = re.compile(r"[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[1-8][0-9a-fA-F]{3}-[89abAB][0-9a-fA-F]{3}-[0-9a-fA-F]{12}")
IRI = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[^\s<>\"{}|\\^`]+")
TIME = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}(:?\d{2})?)")
DURATION = re.compile(r"P(?=.)(\d+W|(\d+Y)?(\d+M)?(\d+D)?(T(?=.)(\d+H)?(\d+M)?(\d+(\.\d+)?S)?)?)")
LANGUAGE = re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*")
VERBS = {"http://adlnet.gov/expapi/verbs/" + word for word in
         ("initialized", "answered", "completed", "passed", "failed", "terminated", "suspended")}
INTERACTIONS = {"true-false": [], "choice": ["choices"], "fill-in": [], "long-fill-in": [], "likert": ["scale"],
                "matching": ["source", "target"], "performance": ["steps"], "sequencing": ["choices"], "numeric": [], "other": []}


class Breaches(list):
    def want(self, holds, what):
        if not holds:
            self.append(what)
        return holds

    def text(self, value, pattern, what):
        return self.want(isinstance(value, str) and pattern.fullmatch(value), f"{what}: {value!r}")

    def keys(self, value, allowed, needed, what):
        if not self.want(isinstance(value, dict), f"{what} is no object"):
            return False
        for key in value:
            self.want(key in allowed, f"{what} has a property {key!r} that the specification has not")
            self.want(value[key] is not None, f"{what}.{key} is null")
        for key in needed:
            self.want(key in value, f"{what} has no {key!r}")
        return all(key in value for key in needed)


def language_map(b, value, what):
    if b.want(isinstance(value, dict), f"{what} is no language map"):
        for tag, text in value.items():
            b.text(tag, LANGUAGE, f"{what}: no language tag")
            b.want(isinstance(text, str), f"{what}: no text")


def extensions(b, value, what):
    if b.want(isinstance(value, dict), f"{what} is no object"):
        for key in value:
            b.text(key, IRI, f"{what}: no IRI")


def actor(b, value):
    if not b.keys(value, {"objectType", "name", "account"}, {"account"}, "actor"):
        return
    b.want(value.get("objectType", "Agent") == "Agent", "actor is no agent")
    if b.keys(value["account"], {"homePage", "name"}, {"homePage", "name"}, "account"):
        b.text(value["account"]["homePage"], IRI, "homePage is no IRL")
        b.want(isinstance(value["account"]["name"], str) and value["account"]["name"], "an account without a name")


def verb(b, value):
    if b.keys(value, {"id", "display"}, {"id"}, "verb"):
        b.want(value["id"] in VERBS, f"no verb of ADL's that we use: {value['id']!r}")
        language_map(b, value.get("display", {}), "display")


def definition(b, value):
    lists = {"choices", "scale", "source", "target", "steps"}
    if not b.keys(value, {"name", "description", "type", "moreInfo", "extensions", "interactionType", "correctResponsesPattern"} | lists, set(), "definition"):
        return
    for key in ("name", "description"):
        language_map(b, value.get(key, {}), key)
    if "type" in value:
        b.text(value["type"], IRI, "type is no IRI")
    extensions(b, value.get("extensions", {}), "definition's extensions")
    kind = value.get("interactionType")
    b.want(kind is None or kind in INTERACTIONS, f"no kind of interaction: {kind!r}")
    b.want((value.get("type") == "http://adlnet.gov/expapi/activities/cmi.interaction") == (kind is not None), "an interaction has both type and interactionType")
    for name in lists & set(value):
        b.want(kind in INTERACTIONS and name in INTERACTIONS[kind], f"{kind!r} has no {name!r}")
        seen = [component.get("id") for component in value[name]]
        b.want(len(set(seen)) == len(seen), f"{name}: two components with one id")
        for component in value[name]:
            if b.keys(component, {"id", "description"}, {"id"}, name):
                b.want(isinstance(component["id"], str) and component["id"] and not re.search(r"[\s,]|\[", component["id"]), f"{name}: {component['id']!r}")


def activity(b, value, what):
    if b.keys(value, {"objectType", "id", "definition"}, {"id"}, what):
        b.want(value.get("objectType", "Activity") == "Activity", f"{what} is no activity")
        b.text(value["id"], IRI, f"{what}: no IRI")
        definition(b, value.get("definition", {}))


def response(b, result, target):
    """A response is made of the components that the interaction has."""
    kind, given = target.get("interactionType"), result.get("response")
    if given is None or kind not in ("choice", "sequencing", "matching"):
        return
    parts = [part for part in given.split("[,]") if part]
    names = {c["id"] for c in target.get("choices", target.get("source", []))}
    if kind == "matching":
        b.want(all("[.]" in part for part in parts), "matching: a part without [.]")
        targets = {c["id"] for c in target.get("target", [])}
        b.want(all(part.split("[.]")[-1] in targets for part in parts), f"no such target: {given!r}")
        parts = [part.split("[.]")[0] for part in parts]
    b.want(set(parts) <= names, f"the response {given!r} names what could not be answered with: {sorted(names)}")


def result(b, value, target):
    if not b.keys(value, {"score", "success", "completion", "response", "duration", "extensions"}, set(), "result"):
        return
    for key in ("success", "completion"):
        b.want(isinstance(value.get(key, True), bool), f"{key} is no boolean")
    if "score" in value and b.keys(value["score"], {"scaled", "raw", "min", "max"}, set(), "score"):
        scaled = value["score"].get("scaled", 0)
        b.want(isinstance(scaled, (int, float)) and not isinstance(scaled, bool) and -1 <= scaled <= 1, f"scaled: {scaled!r}")
    if "duration" in value:
        b.text(value["duration"], DURATION, "no duration of ISO 8601")
    b.want(isinstance(value.get("response", ""), str), "response is no text")
    extensions(b, value.get("extensions", {}), "result's extensions")
    response(b, value, target)


def context(b, value, target):
    if not b.keys(value, {"registration", "instructor", "team", "contextActivities", "revision", "platform", "language", "statement", "extensions"}, {"registration"}, "context"):
        return
    b.text(value["registration"], UUID, "registration is no UUID")
    for key in ("revision", "platform"):
        b.want(isinstance(value.get(key, ""), str), f"{key} is no text")
        b.want(key not in value or target.get("objectType", "Activity") == "Activity", f"{key} beside no activity")
    if "language" in value:
        b.text(value["language"], LANGUAGE, "no language tag")
    if b.keys(value.get("contextActivities", {}), {"parent", "grouping", "category", "other"}, set(), "contextActivities"):
        for name, activities in value.get("contextActivities", {}).items():
            b.want(isinstance(activities, list), f"{name} is no array")
            for one in activities:
                activity(b, one, name)
    extensions(b, value.get("extensions", {}), "context's extensions")


def breaches(statement):
    b = Breaches()
    if not b.keys(statement, {"id", "actor", "verb", "object", "result", "context", "timestamp", "stored", "authority", "version"}, {"id", "actor", "verb", "object", "timestamp"}, "statement"):
        return b
    b.text(statement["id"], UUID, "id is no UUID")
    actor(b, statement["actor"])
    verb(b, statement["verb"])
    activity(b, statement["object"], "object")
    target = statement["object"].get("definition", {}) if isinstance(statement["object"], dict) else {}
    result(b, statement.get("result", {}), target)
    context(b, statement.get("context", {"registration": str(uuid.uuid4())}), statement["object"])
    b.want("stored" not in statement and "authority" not in statement, "stored and authority are the store's to set")
    if b.text(statement["timestamp"], TIME, "no time of ISO 8601"):
        datetime.fromisoformat(statement["timestamp"].replace("Z", "+00:00"))
    b.want(re.fullmatch(r"1\.0\.[0-9]+", statement.get("version", "1.0.3")), f"version: {statement.get('version')!r}")
    b.want("-00:00" not in statement["timestamp"], "-00:00 is no time zone")
    return b


def self_test():
    """A good statement is found good, and each planted fault is found."""
    good = {"id": str(uuid.uuid4()), "actor": {"objectType": "Agent", "account": {"homePage": "https://a.example", "name": "n"}},
            "verb": {"id": "http://adlnet.gov/expapi/verbs/answered", "display": {"en-US": "answered"}},
            "object": {"id": "https://a.example/x", "definition": {"type": "http://adlnet.gov/expapi/activities/cmi.interaction", "interactionType": "choice", "choices": [{"id": "a"}, {"id": "b"}]}},
            "result": {"response": "a[,]b", "duration": "PT1M2.50S", "score": {"scaled": 0.5}},
            "context": {"registration": str(uuid.uuid4()), "language": "en"}, "timestamp": "2026-03-01T09:00:00.000Z", "version": "1.0.3"}
    assert not breaches(good), breaches(good)
    faults = [("id", "no"), ("actor.account.homePage", "no"), ("actor.mbox", "mailto:a@b.example"), ("verb.id", "https://a.example/ate"), ("verb.display", {"e": 1}), ("object.id", "no"),
              ("object.definition.interactionType", "guess"), ("object.definition.target", [{"id": "a"}]), ("object.definition.choices", [{"id": "a"}, {"id": "a"}]), ("object.definition.choices", [{"id": "a b"}]),
              ("result.response", "c"), ("result.duration", "1 minute"), ("result.duration", "PT"), ("result.score.scaled", 1.5), ("result.success", "yes"), ("result.extensions", {"no": 1}),
              ("context.registration", "no"), ("context.language", "e"), ("context.contextActivities", {"parents": []}), ("context.platform", None), ("timestamp", "2026-13-01"), ("stored", "2026-03-01T09:00:00Z"), ("version", "2.0.0"), ("colour", "red")]
    for path, value in faults:
        bad = copy.deepcopy(good)
        *way, last = path.split(".")
        place = bad
        for step in way:
            place = place[step]
        place[last] = value
        assert breaches(bad), f"not found: {path} = {value!r}"


def main(file):
    count = bad = 0
    with open(file, encoding="utf-8") as lines:
        for number, line in enumerate(lines, 1):
            count += 1
            for breach in breaches(json.loads(line)):
                bad += 1
                print(f"{file}:{number}: {breach}")
    print(f"{count} statements, {bad} breaches")
    return 1 if bad or not count else 0


if __name__ == "__main__":
    self_test()
    sys.exit(0 if sys.argv[1] == "--self-test" else main(sys.argv[1]))
