import json
import os
import sys
import types


def call():
    # The answer may change any module: what is needed after it is taken before it.
    write, leave, quote = os.write, os._exit, json.encoder.encode_basestring_ascii
    infinity = float("inf")

    def encode(value):
        kind = type(value)
        if value is None:
            return "null"
        if kind is bool:
            return "true" if value else "false"
        if kind is int:
            return int.__repr__(value)
        if kind is float and -infinity < value < infinity:
            return float.__repr__(value)
        if kind is str:
            return quote(value)
        if kind is list or kind is tuple:
            return "[" + ",".join([encode(item) for item in value]) + "]"
        if kind is dict:
            return "{" + ",".join([key(k) + ":" + encode(v) for k, v in value.items()]) + "}"
        raise TypeError("returned a value of type " + kind.__name__ + " that JSON does not have")

    def key(value):
        return quote(int.__repr__(value)) if type(value) is int else encode(value)

    job = json.loads(sys.stdin.read())
    answer = types.ModuleType("answer")
    sys.modules["answer"] = answer
    exec(compile(job["source"], "answer.py", "exec", dont_inherit=True), answer.__dict__)
    if job["entry_point"] not in answer.__dict__:
        raise NameError("there is no function " + job["entry_point"])
    result = encode(answer.__dict__[job["entry_point"]](*job["args"]))
    try:
        sys.stdout.flush()
    except BaseException:
        pass
    line = ("\n" + job["mark"] + " " + result + "\n").encode("ascii")
    while line:
        line = line[write(1, line):]
    leave(0)


call()
