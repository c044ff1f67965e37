def start():
    import os

    def take(size):
        taken = b""
        while len(taken) < size:
            part = os.read(0, size - len(taken))
            if not part:
                os._exit(70)
            taken += part
        return taken

    mark = take(33)[:32]
    source = take(int(take(11)))
    os.write(2, mark)
    del globals()["start"]
    return compile(source, "program.py", "exec", dont_inherit=True)


exec(start())
