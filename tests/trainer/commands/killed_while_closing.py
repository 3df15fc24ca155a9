#!/usr/bin/env python3
"""A period that is closed by a program that is killed at any step: nothing is paid twice, and nothing is lost.

    killed_while_closing.py PROGRAM KILL_AT_LIBRARY

After each kill the files for payroll are there whole, or not at all; what was not closed is closed then; what was
closed and has no files gets the very same ones; and the next period has nothing left to pay or to take back.
"""
import datetime
import hashlib
import json
import os
import shutil
import subprocess
import sys
import tempfile

PROGRAM, LIBRARY = sys.argv[1:3]
FILES = 8
PROGRAMME = """format: first-visit-programme/1
id: home-visits
version: 1
title: Home visits
issuer: {name: Lakeside Unified}
levels:
  home-visitor:
    title: Home visitor
    lasts: 24 months
    requirements:
      introduction: {name: Introduction, training: {minutes: 60, topics: [logistics]}}
compensation:
  currency: USD
  rates: [{unit: visit, amount: 50.00}]
  periods: {early: {from: 2020-01-01, until: %s}, now: {from: %s, until: 2099-12-31}}
"""


def day(days):
    return (datetime.date.today() + datetime.timedelta(days=days)).isoformat()


def run(folder, *words, **environment):
    """What it printed as JSON; None: it was killed."""
    command = [PROGRAM, *words, "--json", "--records", folder + "/records.db", "--programme", folder + "/programme.yaml", "--language", "en"]
    ran = subprocess.run(command, capture_output=True, text=True, env={**os.environ, "XDG_DATA_HOME": folder, **environment})
    if ran.returncode == -9:
        return None
    assert ran.returncode in (0, 1), (words, ran.returncode, ran.stderr)
    return json.loads(ran.stdout)


def district(folder):
    with open(folder + "/programme.yaml", "w", encoding="utf-8") as out:
        out.write(PROGRAMME % (day(-1), day(0)))
    with open(folder + "/roster.csv", "w", encoding="utf-8") as out:
        out.write("name,roster id,school\nAna Ruiz,T-1,Lincoln\nBen Li,T-2,Lincoln\n")
    run(folder, "people", "import", folder + "/roster.csv", "--write")
    for name in ("Ana Ruiz", "Ben Li"):
        run(folder, "certify", "recognise", name, "home-visitor", "--on", day(-100), "--why", "trained before")
    for when in (-10, -9):
        run(folder, "visits", "add", "Ana Ruiz", "Ben Li", "--on", day(when), "--start", "16:30", "--minutes", "40", "--stage", "first-visit",
            "--setting", "home", "--arranged", day(when - 3), "--voluntary", "--outside-contract")


def close(folder, period, **environment):
    return run(folder, "compensation", "close", period, "--folder", folder + "/out", **environment)


def after_the_kill(folder, step):
    """What was found; any promise that does not hold is an AssertionError."""
    batch = folder + "/out/home-visits-early"
    period = run(folder, "compensation", "status", "early")["periods"][0]
    if os.path.isdir(batch):
        assert period["closed"], step
        found = "handed over"
    elif period["closed"]:
        again = run(folder, "compensation", "export", "early", "--folder", folder + "/out")
        assert again["done"] and again["same_as_closed"], (step, again)
        found = "closed, and its files made again"
    else:
        assert close(folder, "early")["done"], step
        found = "not closed, and closed then"
    assert [name for name in os.listdir(folder + "/out") if not name.startswith(".")] == ["home-visits-early"], step
    assert len(os.listdir(batch)) in (FILES, FILES - 2), (step, os.listdir(batch))  # made again: without what is not payable
    with open(batch + "/home-visits-early.csv", "rb") as file:
        rows = file.read()
    with open(batch + "/home-visits-early.facts.json", encoding="utf-8") as file:
        facts = json.load(file)
    assert hashlib.sha256(rows).hexdigest() == facts["sha256"] and facts["sum_cents"] == 20000, step
    following = close(folder, "now")
    assert following["done"] and following["sum_cents"] == 0 and following["lines"] == 0, (step, following)
    return found


def main():
    found = {}
    with tempfile.TemporaryDirectory() as scratch:
        os.mkdir(scratch + "/base")
        district(scratch + "/base")
        step, was_killed = 0, True
        while was_killed:
            step += 1
            folder = f"{scratch}/{step}"
            shutil.copytree(scratch + "/base", folder)
            was_killed = close(folder, "early", LD_PRELOAD=LIBRARY, KILL_AT=str(step)) is None
            what = after_the_kill(folder, step)
            found[what] = found.get(what, 0) + 1
            shutil.rmtree(folder)
    print(f"killed at {step - 1} steps:", ", ".join(f"{what}: {count}" for what, count in sorted(found.items())))
    assert len(found) == 3 and step > 20, "the kills did not reach what they are for"


main()
