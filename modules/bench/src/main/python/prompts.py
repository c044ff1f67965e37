"""What every peer asks, in three calls a row."""

EVOLVE = "Rewrite this instruction so that it asks for more, and give only the new one.\n\n{}"
ANSWER = "Answer this with your reasoning, then the final answer.\n\n{}"
JUDGE = "Grade this answer from 1 to 5, and say what to mend.\n\n{}"


def seeds(count: int) -> list[str]:
    return [f"Explain to a newcomer how harbour {number} keeps its tide tables." for number in range(count)]
