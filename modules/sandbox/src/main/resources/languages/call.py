import json
import os
import sys
import types


def call():
    # The answer may change any module: what is needed after it is taken before it.
    write, leave, quote = os.write, os._exit, json.encoder.encode_basestring_ascii
    kind_of, is_a, infinity = type, isinstance, float("inf")
    boolean, whole, real, text = bool, int, float, str
    arrays, mapping = (list, tuple), dict

    def encode(value):
        kind = kind_of(value)
        if value is None:
            return "null"
        if kind is boolean:
            return "true" if value else "false"
        if kind is whole:
            return whole.__repr__(value)
        if kind is real and -infinity < value < infinity:
            return real.__repr__(value)
        if kind is text:
            return quote(value)
        if kind is arrays[0] or kind is arrays[1]:
            return "[" + ",".join([encode(item) for item in value]) + "]"
        if kind is mapping:
            return "{" + ",".join([key(k) + ":" + encode(v) for k, v in value.items()]) + "}"
        raise TypeError("returned a value of type " + kind.__name__ + " that JSON does not have")

    def key(value):
        return quote(whole.__repr__(value)) if kind_of(value) is whole else encode(value)

    # A method stands for the function if one class alone defines it.
    def find(name, names):
        if name in names:
            return names[name]
        classes = {
            one
            for one in names.values()
            if is_a(one, kind_of) and one.__module__ == "answer" and name in one.__dict__
        }
        if len(classes) != 1:
            raise NameError("there is no function " + name)
        return getattr(classes.pop()(), name)

    job = json.loads(sys.stdin.read())
    answer = types.ModuleType("answer")
    sys.modules["answer"] = answer
    exec(compile(job["source"], "answer.py", "exec", dont_inherit=True), answer.__dict__)
    result = encode(find(job["entry_point"], answer.__dict__)(*job["args"]))
    try:
        sys.stdout.flush()
    except BaseException:
        pass
    line = ("\n" + job["mark"] + " " + result + "\n").encode("ascii")
    while line:
        line = line[write(1, line):]
    leave(0)


call()
