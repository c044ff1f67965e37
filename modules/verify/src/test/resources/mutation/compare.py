"""Runs two programs on generated inputs and prints the first on which they differ as JSON, or {}."""
import copy
import io
import json
import math
import random
import sys


def function(source, name):
    names = {}
    exec(compile(source, "answer.py", "exec"), names)
    return lambda args: names[name](*copy.deepcopy(args))


def program(source, name):
    code = compile(source, "program.py", "exec")

    def run(stdin):
        before = sys.stdin, sys.stdout
        sys.stdin, sys.stdout = io.StringIO(stdin), io.StringIO()
        try:
            exec(code, {"__name__": "__main__"})
            lines = sys.stdout.getvalue().splitlines()
            return "\n".join(line.rstrip() for line in lines).rstrip()
        finally:
            sys.stdin, sys.stdout = before

    return run


def outcome(run, given):
    try:
        return run(given)
    except Exception as e:
        return Broken(repr(e))


class Broken(str):
    """How a run ended that has no outcome; equal to no outcome."""

    def __eq__(self, other):
        return isinstance(other, Broken)

    __hash__ = str.__hash__


def same(a, b):
    """As the grader compares: by type and value, fractions within 1e-9."""
    if isinstance(a, bool) or isinstance(b, bool) or a is None or b is None:
        return a is b
    if isinstance(a, (int, float)) and isinstance(b, (int, float)):
        if isinstance(a, int):
            return a == b
        return math.isclose(a, b, rel_tol=1e-9, abs_tol=1e-12)
    if isinstance(a, (list, tuple)) and isinstance(b, (list, tuple)):
        return len(a) == len(b) and all(map(same, a, b))
    if isinstance(a, dict) and isinstance(b, dict):
        return a.keys() == b.keys() and all(same(a[k], b[k]) for k in a)
    return type(a) is type(b) and a == b


job = json.loads(sys.stdin.read())
made = {}
exec(job["generator"], made)
of = function if job["function"] else program
reference, mutant = (of(job[source], job["function"]) for source in ("reference", "mutant"))
source_of_chance = random.Random(job["name"])
difference = {}
for _ in range(job["inputs"]):
    given = made["make"](source_of_chance)
    expected, got = outcome(reference, given), outcome(mutant, given)
    if isinstance(expected, Broken):
        raise ValueError("the reference breaks on %r: %s" % (given, expected))
    if not same(expected, got):
        difference = {"input": repr(given), "expected": repr(expected), "got": repr(got)}
        break
print(json.dumps(difference))
