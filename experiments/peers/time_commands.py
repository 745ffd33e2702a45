"""Runs commands at the same time and tells how long they took together, from the first to the end of the last.

The argument is a JSON list of commands, each a list of words. Prints seconds by the clock and of the processor, over
all processes that the commands started, and the most memory that one of those processes took.
"""

import json
import resource
import subprocess
import sys
import time

commands = json.loads(sys.argv[1])
start = time.perf_counter()
running = [
    subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
    for command in commands
]
for process in running:
    _, errors = process.communicate()
    if process.returncode != 0:
        sys.exit(f"{process.args[:3]} ended with {process.returncode}:\n{errors[-2000:]}")
seconds = time.perf_counter() - start
used = resource.getrusage(resource.RUSAGE_CHILDREN)
print(
    json.dumps(
        {
            "seconds": seconds,
            "processorSeconds": used.ru_utime + used.ru_stime,
            "largestProcessMegabytes": used.ru_maxrss / 1000,
        }
    )
)
