"""distilabel: three chained calls a row. Arguments: base URL, rows, calls in flight."""

import os
import sys

os.environ.update(HF_HUB_OFFLINE="1", HF_HUB_DISABLE_TELEMETRY="1", DO_NOT_TRACK="1")

from distilabel.models.llms import OpenAILLM  # noqa: E402  reads the environment when it is imported
from distilabel.pipeline import Pipeline  # noqa: E402
from distilabel.steps import LoadDataFromDicts  # noqa: E402
from distilabel.steps.tasks import TextGeneration  # noqa: E402

from prompts import ANSWER, EVOLVE, JUDGE, seeds  # noqa: E402


def step(name: str, template: str, reads: str, writes: str, base_url: str, batch: int) -> TextGeneration:
    return TextGeneration(
        name=name,
        llm=OpenAILLM(model="rehearsal", base_url=base_url, api_key="none"),
        template=template.format("{{ " + reads + " }}"),
        columns=[reads],
        input_batch_size=batch,
        output_mappings={"generation": writes, "model_name": name + "_model"},
        add_raw_input=False,
        add_raw_output=False,
    )


def main() -> None:
    base_url, rows, in_flight = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
    # Each of the three steps keeps one batch under way.
    batch = max(1, in_flight // 3)
    with Pipeline(name="peers") as pipeline:
        load = LoadDataFromDicts(data=[{"prompt": seed} for seed in seeds(rows)], batch_size=batch)
        evolve = step("evolve", EVOLVE, "prompt", "evolved", base_url, batch)
        answer = step("answer", ANSWER, "evolved", "answered", base_url, batch)
        judge = step("judge", JUDGE, "answered", "verdict", base_url, batch)
        load >> evolve >> answer >> judge
    data = pipeline.run(use_cache=False)
    print("rows", sum(1 for row in data["default"]["train"] if row["verdict"]))


if __name__ == "__main__":
    main()
