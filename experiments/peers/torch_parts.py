"""What the PyTorch programs share: one thread, networks, a replay buffer, returns of episodes."""

from collections import deque

import numpy as np
import torch
from torch import nn

from session import RECENT

torch.set_num_threads(1)


def network(sizes, activation=nn.ReLU):
    layers = []
    for inputs, outputs in zip(sizes[:-1], sizes[1:]):
        layers += [nn.Linear(inputs, outputs), activation()]
    return nn.Sequential(*layers[:-1])


class Replay:
    """The last transitions, and minibatches of them as tensors."""

    def __init__(self, size, observations, actions, action_type, rng):
        self.observations = np.zeros((size, observations), np.float32)
        self.following = np.zeros((size, observations), np.float32)
        self.actions = np.zeros((size, actions), action_type)
        self.rewards = np.zeros(size, np.float32)
        self.continues = np.zeros(size, np.float32)
        self.size, self.added, self.rng = size, 0, rng

    def add(self, observation, action, reward, following, terminated):
        at = self.added % self.size
        self.observations[at], self.following[at] = observation, following
        self.actions[at], self.rewards[at], self.continues[at] = action, reward, not terminated
        self.added += 1

    def sample(self, count):
        rows = self.rng.integers(0, min(self.added, self.size), count)
        columns = (self.observations, self.actions, self.rewards, self.following, self.continues)
        return [torch.from_numpy(column[rows]) for column in columns]


class Episodes:
    """Returns of the last episodes of an environment."""

    def __init__(self):
        self.returns, self.total = deque(maxlen=RECENT), 0.0

    def note(self, reward, done):
        self.total += float(reward)
        if done:
            self.returns.append(self.total)
            self.total = 0.0


def follow(target, online, tau):
    with torch.no_grad():
        for t, o in zip(target.parameters(), online.parameters()):
            t.lerp_(o, tau)
