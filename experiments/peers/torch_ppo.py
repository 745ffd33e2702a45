"""PPO (Schulman et al. 2017) on the pole cart in eager PyTorch, in the manner of CleanRL: one file, one loop.

Settings as in jax_ppo.py. As in CleanRL, an episode that was cut short counts as one that ended.
"""

import gymnasium
import numpy as np
from gymnasium.vector import AutoresetMode, SyncVectorEnv
from torch_parts import Episodes, network, torch

from session import serve


def orthogonal(layers, last_gain):
    linear = [layer for layer in layers if isinstance(layer, torch.nn.Linear)]
    for layer in linear:
        torch.nn.init.orthogonal_(layer.weight, last_gain if layer is linear[-1] else 2**0.5)
        torch.nn.init.zeros_(layer.bias)
    return layers


class Ppo:
    def __init__(self, h):
        torch.manual_seed(1)
        self.h, self.rng = h, np.random.default_rng(1)
        make = [lambda: gymnasium.make("CartPole-v1")] * h["environments"]
        self.environments = SyncVectorEnv(make, autoreset_mode=AutoresetMode.SAME_STEP)
        observations, _ = self.environments.reset(seed=1)
        self.observations = torch.from_numpy(observations)
        self.actor = orthogonal(network([4, *h["hidden"], 2], torch.nn.Tanh), 0.01)
        self.critic = orthogonal(network([4, *h["hidden"], 1], torch.nn.Tanh), 1.0)
        self.parameters = [*self.actor.parameters(), *self.critic.parameters()]
        self.optimiser = torch.optim.Adam(self.parameters, lr=h["learningRate"], eps=1e-5)
        self.episodes = [Episodes() for _ in make]
        shape = (h["rolloutSteps"], h["environments"])
        self.rollout = {
            "observation": torch.zeros((*shape, 4)),
            "action": torch.zeros(shape, dtype=torch.int64),
            **{name: torch.zeros(shape) for name in ("log", "value", "reward", "continues")},
        }

    def recent(self):
        return [value for episodes in self.episodes for value in list(episodes.returns)[-3:]]

    def advance(self, steps):
        size = self.h["environments"] * self.h["rolloutSteps"]
        turns = -(-steps // size)
        for _ in range(turns):
            self.act()
            self.learn()
        return turns * size

    @torch.no_grad()
    def act(self):
        rows = self.rollout
        for t in range(self.h["rolloutSteps"]):
            log_probabilities = torch.log_softmax(self.actor(self.observations), dim=1)
            actions = torch.multinomial(log_probabilities.exp(), 1)
            rows["observation"][t], rows["action"][t] = self.observations, actions.squeeze(1)
            rows["log"][t] = log_probabilities.gather(1, actions).squeeze(1)
            rows["value"][t] = self.critic(self.observations).squeeze(1)
            following, rewards, terminated, truncated, _ = self.environments.step(
                actions.squeeze(1).numpy()
            )
            done = terminated | truncated
            rows["reward"][t] = torch.from_numpy(rewards.astype(np.float32))
            rows["continues"][t] = torch.from_numpy((~done).astype(np.float32))
            for episodes, reward, over in zip(self.episodes, rewards, done):
                episodes.note(reward, over)
            self.observations = torch.from_numpy(following)

    @torch.no_grad()
    def advantages(self):
        h, rows = self.h, self.rollout
        advantages = torch.zeros_like(rows["value"])
        following, advantage = self.critic(self.observations).squeeze(1), 0.0
        for t in reversed(range(h["rolloutSteps"])):
            bootstrap = h["discount"] * rows["continues"][t]
            delta = rows["reward"][t] + bootstrap * following - rows["value"][t]
            advantages[t] = advantage = delta + bootstrap * h["lambda"] * advantage
            following = rows["value"][t]
        return advantages

    def learn(self):
        h = self.h
        advantages = self.advantages()
        data = {name: column.flatten(0, 1) for name, column in self.rollout.items()}
        targets, advantages = (advantages + self.rollout["value"]).flatten(), advantages.flatten()
        size = len(targets)
        for _ in range(h["epochs"]):
            order = torch.from_numpy(self.rng.permutation(size))
            for rows in order.split(h["batch"]):
                log_policy = torch.log_softmax(self.actor(data["observation"][rows]), dim=1)
                log = log_policy.gather(1, data["action"][rows, None]).squeeze(1)
                ratio = (log - data["log"][rows]).exp()
                a = advantages[rows]
                a = (a - a.mean()) / (a.std() + 1e-8)
                clipped = ratio.clamp(1 - h["clipRange"], 1 + h["clipRange"])
                policy = -torch.minimum(ratio * a, clipped * a).mean()
                values = self.critic(data["observation"][rows]).squeeze(1)
                error = torch.nn.functional.mse_loss(values, targets[rows])
                self.optimiser.zero_grad()
                (policy + h["valueCoefficient"] * error).backward()
                torch.nn.utils.clip_grad_norm_(self.parameters, h["gradientClip"])
                self.optimiser.step()


if __name__ == "__main__":
    serve(Ppo, steps_at_a_time=256)
