import sys

compile(sys.stdin.read(), "answer.py", "exec", dont_inherit=True)
