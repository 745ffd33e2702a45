"""What rliable and SciPy make of fixed scores, for the tests of our statistics.

    pip install --target FOLDER rliable==1.2.0
    PYTHONPATH=FOLDER python3 experiments/verdicts/rliable_values.py > tests/golden/rliable.json
"""

import importlib.metadata
import json

import numpy as np
import scipy.stats
from rliable import library, metrics

RESAMPLES = 4_000


def drawn(rng, seeds, tasks, kind):
    """Scores of some seeds on some tasks, one row a seed."""
    if kind == "tied":
        return rng.integers(0, 6, (seeds, tasks)).astype(float)
    if kind == "capped":
        return np.minimum(500, 460 + 60 * rng.standard_normal((seeds, tasks))).round(2)
    return (100 * rng.standard_normal((seeds, tasks))).round(3)


def intervals(scores, statistic):
    _, found = library.get_interval_estimates(scores, lambda *given: np.array([statistic(*given)]), reps=RESAMPLES)
    return {name: limits[:, 0].tolist() for name, limits in found.items()}


def case(rng, seeds_x, seeds_y, tasks, kind):
    x, y = drawn(rng, seeds_x, tasks, kind), drawn(rng, seeds_y, tasks, kind)
    thresholds = np.linspace(min(x.min(), y.min()), max(x.max(), y.max()), 7).round(2)
    profile, _ = library.create_performance_profile({"x": x}, thresholds, reps=10)
    single = tasks == 1
    return {
        "kind": kind,
        "x": x.T.tolist(),
        "y": y.T.tolist(),
        "iqm": metrics.aggregate_iqm(x),
        "iqmInterval": intervals({"x": x}, metrics.aggregate_iqm)["x"],
        "improvement": metrics.probability_of_improvement(x, y),
        "improvementInterval": intervals({"pair": (x, y)}, metrics.probability_of_improvement)["pair"],
        "thresholds": thresholds.tolist(),
        "profile": profile["x"].tolist(),
        # The exact distribution knows no ties.
        "p": scipy.stats.mannwhitneyu(x[:, 0], y[:, 0], method="exact").pvalue if single and kind == "normal" else None,
    }


def main():
    rng = np.random.default_rng(1)
    np.random.seed(1)
    shapes = [(5, 5, 1), (3, 8, 1), (10, 10, 1), (20, 20, 1), (5, 5, 4), (10, 6, 3)]
    cases = [case(rng, *shape, kind) for kind in ("normal", "tied", "capped") for shape in shapes]
    versions = {name: importlib.metadata.version(name) for name in ("rliable", "scipy", "numpy", "arch")}
    print(json.dumps({"versions": versions, "resamples": RESAMPLES, "cases": cases}, indent=1))


main()
