"""Runs answers of the rehearsal model against the cases of their seeds.

Reads a JSON array of {"program", "entry_point", "cases"} and prints, for each, how many cases pass.
Our own programs alone: nothing here is a sandbox.
"""
import contextlib
import io
import json
import sys


def passes(program, entry_point, case):
    scope = {"__name__": "__main__"}
    printed = io.StringIO()
    sys.stdin = io.StringIO(case.get("stdin", ""))
    try:
        with contextlib.redirect_stdout(printed):
            exec(program, scope)
            if entry_point:
                result = scope[entry_point](*case["args"])
                return json.dumps(result) == json.dumps(case["expected"])
    except Exception:
        return False
    return printed.getvalue() == case["stdout"]


requests = json.load(sys.stdin)
print(json.dumps([sum(passes(r["program"], r["entry_point"], c) for c in r["cases"]) for r in requests]))
