"""How RL Lab asks a program of another library for measurements: JSON lines in, JSON lines out.

    {"do": "measure", "seconds": 2}   trains for about so long
    {"do": "train", "steps": 5000}    trains so many env steps, for a look at what it learns

Each is answered with env steps, seconds by the clock and of the processor (all threads), and the mean return of the
last 20 episodes. `--once STEPS` trains so many and ends, for commands that are timed from outside.
"""

import json
import math
import sys
import time

RECENT = 20


def serve(create, steps_at_a_time):
    """Creates the program of the settings in the first argument and does what standard input asks for.

    The program has `advance(steps)`, which trains at least so many env steps and returns how many they were, and
    `recent()`, the returns of its last episodes.
    """
    settings = json.loads(sys.argv[1])
    program = create(settings)
    if "--once" in sys.argv:
        train(program, int(sys.argv[sys.argv.index("--once") + 1]), steps_at_a_time)
        return
    say({"ready": True})
    for line in sys.stdin:
        wish = json.loads(line)
        clock, processor = time.perf_counter(), time.process_time()
        if wish["do"] == "measure":
            steps = 0
            while time.perf_counter() - clock < wish["seconds"]:
                steps += program.advance(steps_at_a_time)
        else:
            steps = train(program, wish["steps"], steps_at_a_time)
        answer = {
            "steps": steps,
            "seconds": time.perf_counter() - clock,
            "processorSeconds": time.process_time() - processor,
        }
        returns = [float(value) for value in program.recent()][-RECENT:]
        say({**answer, "return": sum(returns) / len(returns) if returns else None})


def train(program, wanted, steps_at_a_time):
    """Trains at least so many env steps and returns how many they were."""
    steps = 0
    while steps < wanted:
        steps += program.advance(min(steps_at_a_time, math.ceil(wanted - steps)))
    return steps


def say(answer):
    sys.stdout.write(json.dumps(answer) + "\n")
    sys.stdout.flush()
