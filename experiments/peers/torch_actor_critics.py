"""DDPG (Lillicrap et al. 2016), TD3 (Fujimoto et al. 2018) and SAC (Haarnoja et al. 2018) on the pendulum in eager
PyTorch, in the manner of CleanRL: one file, one loop.

Settings as in jax_actor_critics.py.
"""

import math

import gymnasium
import numpy as np
from torch_parts import Episodes, Replay, follow, network, torch

from session import serve

NOISE, SMOOTHING, SMOOTHING_BOUND, DELAY = 0.1, 0.2, 0.5, 2


class ActorCritic:
    def __init__(self, h):
        torch.manual_seed(1)
        self.h, self.rng, self.algorithm = h, np.random.default_rng(1), h["algorithm"]
        self.environment = gymnasium.make("Pendulum-v1")
        self.observation, _ = self.environment.reset(seed=1)
        twins = 1 if self.algorithm == "ddpg" else 2
        critics = lambda: torch.nn.ModuleList(network([4, *h["hidden"], 1]) for _ in range(twins))
        actor = lambda: network([3, *h["hidden"], 2 if self.algorithm == "sac" else 1])
        self.actor, self.actor_target = actor(), actor()
        self.critics, self.critics_target = critics(), critics()
        self.actor_target.load_state_dict(self.actor.state_dict())
        self.critics_target.load_state_dict(self.critics.state_dict())
        adam = lambda parameters: torch.optim.Adam(parameters, lr=h["learningRate"])
        self.actor_optimiser = adam(self.actor.parameters())
        self.critics_optimiser = adam(self.critics.parameters())
        self.log_temperature = torch.zeros(1, requires_grad=True)
        self.temperature_optimiser = adam([self.log_temperature])
        self.replay = Replay(h["buffer"], 3, 1, np.float32, self.rng)
        self.episodes, self.step = Episodes(), 0
        self.advance(h["warmup"])

    def recent(self):
        return self.episodes.returns

    def advance(self, steps):
        for _ in range(steps):
            self.step += 1
            action = self.act()
            following, reward, _, truncated, _ = self.environment.step(2 * action)
            self.replay.add(self.observation, action, reward, following, False)
            self.episodes.note(reward, truncated)
            self.observation = self.environment.reset()[0] if truncated else following
            if self.step > self.h["warmup"]:
                self.learn()
        return steps

    def act(self):
        if self.step <= self.h["warmup"]:
            return self.rng.uniform(-1, 1, 1).astype(np.float32)
        with torch.no_grad():
            observation = torch.from_numpy(self.observation)[None]
            if self.algorithm == "sac":
                return self.drawn(observation)[0][0].numpy()
            action = torch.tanh(self.actor(observation))[0].numpy()
        return np.clip(action + NOISE * self.rng.standard_normal(1, np.float32), -1, 1)

    def drawn(self, observations):
        """Actions of SAC's policy with the logarithm of their density."""
        mean, log_deviation = self.actor(observations).chunk(2, dim=1)
        log_deviation = log_deviation.clamp(-20, 2)
        noise = torch.randn_like(mean)
        before = mean + log_deviation.exp() * noise
        gaussian = -0.5 * noise**2 - log_deviation - 0.5 * math.log(2 * math.pi)
        squeeze = 2 * (math.log(2) - before - torch.nn.functional.softplus(-2 * before))
        return torch.tanh(before), (gaussian - squeeze).squeeze(1)

    def values(self, critics, observations, actions):
        inputs = torch.cat([observations, actions], dim=1)
        return [critic(inputs).squeeze(1) for critic in critics]

    def learn(self):
        observations, actions, rewards, following, _ = self.replay.sample(self.h["batch"])
        with torch.no_grad():
            alpha = self.log_temperature.exp()
            if self.algorithm == "sac":
                next_actions, log_density = self.drawn(following)
            else:
                next_actions = torch.tanh(self.actor_target(following))
                if self.algorithm == "td3":
                    noise = SMOOTHING * torch.randn_like(next_actions)
                    noise = noise.clamp(-SMOOTHING_BOUND, SMOOTHING_BOUND)
                    next_actions = (next_actions + noise).clamp(-1, 1)
            bootstrap = least(self.values(self.critics_target, following, next_actions))
            if self.algorithm == "sac":
                bootstrap = bootstrap - alpha * log_density
            y = rewards + self.h["discount"] * bootstrap
        estimates = self.values(self.critics, observations, actions)
        loss = sum(torch.nn.functional.mse_loss(q, y) for q in estimates)
        self.critics_optimiser.zero_grad()
        loss.backward()
        self.critics_optimiser.step()
        if self.algorithm != "td3" or self.step % DELAY == 0:
            self.improve(observations, alpha)

    def improve(self, observations, alpha):
        """The actor's step, and the targets' way after it."""
        if self.algorithm == "sac":
            actions, log_density = self.drawn(observations)
            loss = (alpha * log_density - least(self.values(self.critics, observations, actions))).mean()
        else:
            actions = torch.tanh(self.actor(observations))
            loss = -self.values(self.critics[:1], observations, actions)[0].mean()
        self.actor_optimiser.zero_grad()
        loss.backward()
        self.actor_optimiser.step()
        if self.algorithm == "sac":
            # The target entropy is minus the number of action dimensions.
            temperature_loss = -(self.log_temperature * (log_density.detach() - 1)).mean()
            self.temperature_optimiser.zero_grad()
            temperature_loss.backward()
            self.temperature_optimiser.step()
        else:
            follow(self.actor_target, self.actor, self.h["tau"])
        follow(self.critics_target, self.critics, self.h["tau"])


def least(estimates):
    return estimates[0] if len(estimates) == 1 else torch.minimum(*estimates)


if __name__ == "__main__":
    serve(ActorCritic, steps_at_a_time=20)
