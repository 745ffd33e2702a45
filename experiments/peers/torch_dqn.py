"""DQN (Mnih et al. 2015) on the pole cart in eager PyTorch, in the manner of CleanRL: one file, one loop.

Settings as in jax_dqn.py.
"""

import gymnasium
import numpy as np
from torch_parts import Episodes, Replay, network, torch

from session import serve


class Dqn:
    def __init__(self, h):
        torch.manual_seed(1)
        self.h, self.rng = h, np.random.default_rng(1)
        self.environment = gymnasium.make("CartPole-v1")
        self.observation, _ = self.environment.reset(seed=1)
        self.online = network([4, *h["hidden"], 2])
        self.target = network([4, *h["hidden"], 2])
        self.target.load_state_dict(self.online.state_dict())
        self.optimiser = torch.optim.Adam(self.online.parameters(), lr=h["learningRate"])
        self.replay = Replay(h["buffer"], 4, 1, np.int64, self.rng)
        self.episodes, self.step = Episodes(), 0
        self.advance(h["warmup"])

    def recent(self):
        return self.episodes.returns

    def advance(self, steps):
        h = self.h
        for _ in range(steps):
            self.step += 1
            if self.step <= h["warmup"] or self.rng.random() < h["epsilon"]:
                action = int(self.rng.integers(2))
            else:
                with torch.no_grad():
                    action = int(self.online(torch.from_numpy(self.observation)).argmax())
            following, reward, terminated, truncated, _ = self.environment.step(action)
            self.replay.add(self.observation, action, reward, following, terminated)
            done = terminated or truncated
            self.episodes.note(reward, done)
            self.observation = self.environment.reset()[0] if done else following
            if self.step > h["warmup"]:
                self.learn()
            if self.step % h["targetEvery"] == 0:
                self.target.load_state_dict(self.online.state_dict())
        return steps

    def learn(self):
        observations, actions, rewards, following, continues = self.replay.sample(self.h["batch"])
        with torch.no_grad():
            best = self.target(following).max(dim=1).values
            y = rewards + self.h["discount"] * continues * best
        q = self.online(observations).gather(1, actions).squeeze(1)
        loss = torch.nn.functional.mse_loss(q, y)
        self.optimiser.zero_grad()
        loss.backward()
        self.optimiser.step()


if __name__ == "__main__":
    serve(Dqn, steps_at_a_time=100)
