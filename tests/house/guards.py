#!/usr/bin/env python3
"""The house's guards, and proof that they fire: each is run on a small tree with the fault planted.

    guards.py planted SOURCE_TREE      every guard must find its planted fault, and pass without it
    guards.py no-system LIBRARY...     no library may call the system (nm)
    guards.py listed SOURCE_TREE       each layer lists exactly the files of its folder
"""
import re
import subprocess
import sys
import tempfile
from pathlib import Path

SYSTEM = re.compile(r"\b(time|clock_gettime|gettimeofday|open|open64|fopen|fopen64|getrandom|rand|random|getenv|pthread_create|std::random_device|std::chrono::_V2|std::basic_[io]?fstream|sqlite3_\w+)\b")


def system_calls(library):
    out = subprocess.run(["nm", "-C", "-u", library], capture_output=True, text=True, check=True).stdout
    return [line.strip() for line in out.splitlines() if SYSTEM.search(line)]


def unlisted(tree):
    faults = []
    for cmake in Path(tree).rglob("CMakeLists.txt"):
        if "build" in cmake.relative_to(tree).parts:
            continue
        text = cmake.read_text()
        if not re.search(r"^fv_(drawing_)?layer\(", text, re.M):
            continue
        listed = set(re.findall(r"[\w]+\.(?:cpp|h)\b", text))
        there = {p.name for p in cmake.parent.iterdir() if p.suffix in {".cpp", ".h"}}
        faults += [f"{cmake.parent}/{name}: in the folder, not listed" for name in sorted(there - listed)]
        faults += [f"{cmake.parent}/{name}: listed, not in the folder" for name in sorted(listed - there) if name != "statements.cpp"]
    return faults


def small_house(root, source_tree, screen_includes, header="#pragma once\n#include <string>\nstd::string store();\n"):
    """Two layers that do not know each other: a store and a screen."""
    (root / "CMakeLists.txt").write_text(f"""cmake_minimum_required(VERSION 3.25)
project(small LANGUAGES CXX)
set(CMAKE_CXX_STANDARD 20)
add_library(fv_compiler INTERFACE)
include({source_tree}/cmake/layers.cmake)
add_subdirectory(store)
add_subdirectory(screen)
""")
    for name, cpp in (("store", '#include "store/store.h"\nstd::string store() { return {}; }\n'), ("screen", screen_includes)):
        (root / name).mkdir()
        (root / name / f"{name}.cpp").write_text(cpp)
        (root / name / f"{name}.h").write_text(header if name == "store" else "#pragma once\n")
        (root / name / "CMakeLists.txt").write_text(f"fv_layer({name} HEADERS {name}.h SOURCES {name}.cpp)\n")


def builds(root, *targets):
    configured = subprocess.run(["cmake", "-G", "Ninja", "-S", root, "-B", root / "build"], capture_output=True, text=True)
    if configured.returncode != 0:
        return False, configured.stdout + configured.stderr
    built = subprocess.run(["cmake", "--build", root / "build", *targets], capture_output=True, text=True)
    return built.returncode == 0, built.stdout + built.stderr


def planted(source_tree):
    rules = Path(source_tree) / "tests/house/rules.py"

    def rule_finds(rule, name, text):
        with tempfile.TemporaryDirectory() as folder:
            (Path(folder) / name).write_text(text)
            return subprocess.run([sys.executable, rules, rule, folder], capture_output=True).returncode == 1

    def house(screen, *targets, **kinds):
        with tempfile.TemporaryDirectory() as folder:
            small_house(Path(folder), source_tree, screen, **kinds)
            return builds(Path(folder), *targets)

    good, _ = house('#include "screen/screen.h"\n')
    wrong, said = house('#include "store/store.h"\n')
    verify = ("--target", "all_verify_interface_header_sets")
    alone, _ = house("", *verify)
    not_alone, _ = house("", *verify, header="#pragma once\nstd::string store();\n")
    with tempfile.TemporaryDirectory() as folder:
        library = Path(folder) / "lib.a"
        (Path(folder) / "a.cpp").write_text("#include <ctime>\nlong now() { return std::time(nullptr); }\n")
        subprocess.run(["c++", "-c", Path(folder) / "a.cpp", "-o", Path(folder) / "a.o"], check=True)
        subprocess.run(["ar", "rc", library, Path(folder) / "a.o"], check=True)
        clock_found = bool(system_calls(library))
    with tempfile.TemporaryDirectory() as folder:
        small_house(Path(folder), source_tree, "")
        complete = not unlisted(folder)
        (Path(folder) / "store" / "forgotten.cpp").write_text("")
        forgotten = bool(unlisted(folder))
    return {
        "a house without faults builds": good,
        "a layer that is not linked can't be included": not wrong and "No such file" in said,
        "../ in an include is found": rule_finds("includes", "a.cpp", '#include "../b.h"\n'),
        "an include from the root is none": not rule_finds("includes", "a.cpp", '#include "b/b.h"\n'),
        "a file of 401 lines is found": rule_finds("file-lengths", "a.cpp", "\n" * 401),
        "a header that stands alone passes": alone,
        "a header that does not is found": not not_alone,
        "a call of the clock is found": clock_found,
        "a folder that is listed whole passes": complete,
        "a forgotten file is found": forgotten,
    }


def main(what, *arguments):
    if what == "planted":
        results = planted(Path(arguments[0]).resolve())
        for sentence, so in results.items():
            print(("ok      " if so else "NOT SO  ") + sentence)
        return 0 if all(results.values()) else 1
    faults = unlisted(arguments[0]) if what == "listed" else [f"{library}: {call}" for library in arguments for call in system_calls(library)]
    print("\n".join(faults))
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
