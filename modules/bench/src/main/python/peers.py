"""Runs each tool at a tenth of the rows and at all of them; what lies between the two is free of start-up.

Arguments: base URL, rows, calls in flight, scratch folder, launcher of athanor, then a Python for each peer.
"""

import json
import re
import resource
import subprocess
import sys
import time
from pathlib import Path

from prompts import seeds

HERE = Path(__file__).parent


def run(command: list[str]) -> tuple[float, float, str]:
    """Seconds, processor seconds of the command and all it started, and what it printed."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    start = time.monotonic()
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, cwd=HERE)
    wall = time.monotonic() - start
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if done.returncode:
        raise RuntimeError(f"{command[0]} ended with {done.returncode}:\n{done.stdout[-2000:]}")
    return wall, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, done.stdout


def peer(python: str, script: str, base_url: str, in_flight: int):
    def rows(count: int) -> tuple[float, float, int]:
        wall, cpu, said = run([python, script, base_url, str(count), str(in_flight)])
        return wall, cpu, int(re.search(r"^rows (\d+)$", said, re.MULTILINE).group(1))

    return rows


def athanor(launcher: str, broker: str, scratch: Path, base_url: str, in_flight: int):
    config = scratch / "peers.yaml"
    config.write_text(f"engine:\n  in-flight: {in_flight}\n")

    def rows(count: int) -> tuple[float, float, int]:
        file = scratch / f"seeds-{count}.jsonl"
        file.write_text("".join(json.dumps({"prompt": seed}) + "\n" for seed in seeds(count)))
        out = scratch / f"out-{count}"
        command = [launcher, "run", "--config", str(config), "--seeds", str(file), "--out", str(out)]
        command += ["--bootstrap-servers", broker, "--base-url", base_url, "--model", "rehearsal"]
        wall, cpu, _ = run(command)
        return wall, cpu, sum(1 for shard in out.glob("*.jsonl") for _ in shard.open())

    return rows


def main() -> None:
    base_url, count, in_flight, scratch, launcher, broker, curator, distilabel = sys.argv[1:]
    count, in_flight = int(count), int(in_flight)
    contestants = {
        "Athanor (2.5 calls a row; broker apart)": athanor(launcher, broker, Path(scratch), base_url, in_flight),
        "Bespoke Curator (3 calls a row)": peer(curator, "curator_rows.py", base_url, in_flight),
        "distilabel (3 calls a row)": peer(distilabel, "distilabel_rows.py", base_url, in_flight),
    }
    print(f"{count} seeds, {in_flight} calls in flight\n")
    print("| tool | rows/s | CPU ms a row | rows | s in all, start included | CPU s in all |")
    print("| --- | --- | --- | --- | --- | --- |")
    for name, rows in contestants.items():
        try:
            few, all_of_them = rows(count // 10), rows(count)
        except (RuntimeError, AttributeError) as e:
            print(f"| {name} | failed | - | - | - | - |", flush=True)
            print(e, file=sys.stderr)
            continue
        wall, cpu, made = (b - a for a, b in zip(few, all_of_them))
        cells = [f"{made / wall:.1f}", f"{1000 * cpu / made:.2f}", f"{all_of_them[2]}"]
        cells += [f"{all_of_them[0]:.1f}", f"{all_of_them[1]:.1f}"]
        print(f"| {name} | {' | '.join(cells)} |", flush=True)


if __name__ == "__main__":
    main()
