import json
import os
import sys
import types


def start():
    # The answer may change any module: what is needed after it is taken before it.
    write, leave = os.write, os._exit
    job = json.loads(sys.stdin.read())
    mark = ("\n" + job["mark"] + "\n").encode("ascii")
    holds = job["holds"]
    assertion = compile(job["assertion"], "assertion.py", "exec", dont_inherit=True)
    answer = types.ModuleType("answer")
    sys.modules["answer"] = answer
    exec(compile(job["source"], "answer.py", "exec", dont_inherit=True), answer.__dict__)
    exec(assertion, answer.__dict__)
    if not holds:
        leave(70)
    try:
        sys.stdout.flush()
    except BaseException:
        pass
    write(1, mark)
    leave(0)


start()
