"""Bespoke Curator: three chained calls a row. Arguments: base URL, rows, calls in flight."""

import os
import sys
from pathlib import Path

import litellm

# Curator counts tokens before it asks; litellm ships the file that would else come from the net.
os.environ["TIKTOKEN_CACHE_DIR"] = str(Path(litellm.__file__).parent / "litellm_core_utils" / "tokenizers")
os.environ.update(OPENAI_API_KEY="none", CURATOR_DISABLE_CACHE="1", TELEMETRY_ENABLED="false", HF_HUB_OFFLINE="1")

from bespokelabs import curator  # noqa: E402  reads the environment when it is imported

from prompts import ANSWER, EVOLVE, JUDGE, seeds  # noqa: E402

base_url, rows, in_flight = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])


def step(template: str, reads: str, writes: str) -> curator.LLM:
    class Step(curator.LLM):
        def prompt(self, row):
            return template.format(row[reads])

        def parse(self, row, response):
            return {**row, writes: response}

    return Step(
        model_name="rehearsal",
        backend="openai",
        backend_params={
            "base_url": base_url,
            "max_requests_per_minute": 10_000_000,
            "max_tokens_per_minute": 10_000_000_000,
            "max_concurrent_requests": in_flight,
            "require_all_responses": True,
        },
    )


data = [{"prompt": seed} for seed in seeds(rows)]
for template, reads, writes in (
    (EVOLVE, "prompt", "instruction"),
    (ANSWER, "instruction", "answer"),
    (JUDGE, "answer", "verdict"),
):
    data = step(template, reads, writes)(data)
    data = getattr(data, "dataset", data)
print("rows", sum(1 for row in data if row["verdict"]))
