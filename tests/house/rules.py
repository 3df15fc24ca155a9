#!/usr/bin/env python3
"""The house rules that a compiler does not hold, checked over the files that git knows.

    rules.py RULE TREE

RULE is one of the names below; TREE is a git work tree, or any folder. Prints each breach as
`file:line: what is so`; exit status 1 if there is one.
"""
import re
import subprocess
import sys
from pathlib import Path

LONGEST_FILE = 400
LONGEST_FUNCTION = 60
OURS = {".cpp", ".h"}


def files_of(tree):
    """What git would commit; in a folder that is no work tree, every file."""
    listed = subprocess.run(["git", "-C", tree, "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
                            capture_output=True)
    if listed.returncode == 0:
        names = [name.decode() for name in listed.stdout.split(b"\0") if name]
        return [Path(tree) / name for name in names if (Path(tree) / name).is_file()]
    return [path for path in Path(tree).rglob("*") if path.is_file()]


def text_of(path):
    try:
        return path.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        return ""  # a picture, or a test's deliberately broken text


def sources(tree):
    return [path for path in files_of(tree) if path.suffix in OURS]


def includes(tree):
    """`../` in an include: every include is written from the root."""
    for path in sources(tree):
        for number, line in enumerate(text_of(path).splitlines(), 1):
            if re.match(r'\s*#\s*include\s*["<][^">]*\.\./', line):
                yield path, number, "an include has `../` in it: write it from the root"


def file_lengths(tree):
    for path in sources(tree):
        count = len(text_of(path).splitlines())
        if count > LONGEST_FILE:
            yield path, count, f"the file has {count} lines, more than {LONGEST_FILE}"


def without_words(text):
    """The code with comments and literals blanked, line by line, so that a brace is a brace."""
    pattern = re.compile(
        r'R"(?P<mark>[^()\s]{0,16})\(.*?\)(?P=mark)"|//[^\n]*|/\*.*?\*/|"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])+\'',
        re.DOTALL)

    def blank(match):
        found = match.group()
        before = text[match.start() - 1] if match.start() else ""
        if found[0] == "'" and before.isalnum():
            return found  # a digit separator: 1'000
        return re.sub(r"[^\n]", " ", found)

    return pattern.sub(blank, text)


def function_lengths(tree):
    """A function is what a brace opens after a `)` (and words such as const) outside every function."""
    opens = re.compile(r"\)\s*(const|noexcept|override|final|mutable|->[^;{}]*|:[^;]*|\s)*$", re.DOTALL)
    for path in sources(tree):
        code = without_words(text_of(path))
        stack, start, inside, head = [], 0, None, 0
        for place, sign in enumerate(code):
            if sign == "{":
                if inside is None and opens.search(code[head:place]):
                    inside, start = len(stack), code.count("\n", 0, place)
                stack.append(sign)
                if inside is None:
                    head = place + 1
            elif sign == "}" and stack:
                stack.pop()
                if inside == len(stack):
                    length = code.count("\n", 0, place) - start + 1
                    if length > LONGEST_FUNCTION:
                        yield path, start + 1, f"the function has {length} lines, more than {LONGEST_FUNCTION}"
                    inside = None
                if inside is None:
                    head = place + 1
            elif sign == ";" and inside is None:
                head = place + 1


def registries(tree):
    """No package registry's host name in the tree: mirrors are read from the machine.

    The names are put together here, so that this file does not hold one itself."""
    dot = "\\."
    hosts = [dot.join(parts) for parts in (
        ("deb", "debian", "org"), ("ftp", r"[a-z.]*debian", "org"), ("snapshot", "debian", "org"),
        ("security", "debian", "org"), ("archive", "ubuntu", "com"), ("registry", "npmjs", "org"),
        ("pypi", "org"), ("files", "pythonhosted", "org"), ("static", "crates", "io"), ("proxy", "golang", "org"),
        ("repo1?", "maven", r"[a-z.]*(?:org|com)"), ("rubygems", "org"))]
    hosts += [r"//registry" + dot + r"[a-z]", r"//mirrors?" + dot + r"[a-z]"]
    pattern = re.compile("|".join(hosts))
    for path in files_of(tree):
        for number, line in enumerate(text_of(path).splitlines(), 1):
            if pattern.search(line):
                yield path, number, "a package registry's host name: read the mirror from the machine"


RULES = {"includes": includes, "file-lengths": file_lengths, "function-lengths": function_lengths,
         "registries": registries}


def main(rule, tree):
    breaches = 0
    for path, line, what in RULES[rule](tree):
        print(f"{path}:{line}: {what}")
        breaches += 1
    return 1 if breaches else 0


if __name__ == "__main__":
    if len(sys.argv) != 3 or sys.argv[1] not in RULES:
        print(f"usage: rules.py {'|'.join(RULES)} TREE", file=sys.stderr)
        sys.exit(2)
    sys.exit(main(*sys.argv[1:]))
