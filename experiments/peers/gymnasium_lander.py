"""Gymnasium's LunarLander-v3, which Box2D computes, under random actions."""

from collections import deque

import gymnasium
import numpy as np

from session import RECENT, serve


class Lander:
    def __init__(self, settings):
        self.environment = gymnasium.make("LunarLander-v3")
        self.environment.reset(seed=1)
        self.rng = np.random.default_rng(1)
        self.returns, self.total = deque(maxlen=RECENT), 0.0

    def advance(self, steps):
        for action in self.rng.integers(4, size=steps):
            _, reward, terminated, truncated, _ = self.environment.step(action)
            self.total += float(reward)
            if terminated or truncated:
                self.returns.append(self.total)
                self.total = 0.0
                self.environment.reset()
        return steps

    def recent(self):
        return self.returns


if __name__ == "__main__":
    serve(Lander, steps_at_a_time=1000)
