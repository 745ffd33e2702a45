"""Stable-Baselines3's own agents, with the settings of the other programs."""

import gymnasium
import numpy as np
import stable_baselines3
import torch
from stable_baselines3.common.env_util import make_vec_env
from stable_baselines3.common.logger import Logger
from stable_baselines3.common.noise import NormalActionNoise

from session import serve

torch.set_num_threads(1)


def agent(kind, world, h, **own):
    """What all of them are given, and what is a kind's own."""
    return kind(
        "MlpPolicy",
        world,
        learning_rate=h["learningRate"],
        batch_size=h["batch"],
        gamma=h["discount"],
        policy_kwargs={"net_arch": h["hidden"]},
        seed=1,
        device="cpu",
        **own,
    )


def replaying(kind, world, h, **own):
    """Learns from a buffer, once in every step after the warm-up."""
    buffer = {"buffer_size": h["buffer"], "learning_starts": h["warmup"], "train_freq": 1, "gradient_steps": 1}
    return agent(kind, gymnasium.make(world), h, **buffer, **own)


def dqn(h):
    return replaying(
        stable_baselines3.DQN,
        "CartPole-v1",
        h,
        target_update_interval=h["targetEvery"],
        exploration_initial_eps=h["epsilon"],
        exploration_final_eps=h["epsilon"],
        max_grad_norm=1e9,
    )


def actor_critic(h):
    kind = getattr(stable_baselines3, h["algorithm"].upper())
    noise = {} if h["algorithm"] == "sac" else {"action_noise": NormalActionNoise(np.zeros(1), np.full(1, 0.1))}
    return replaying(kind, "Pendulum-v1", h, tau=h["tau"], **noise)


def ppo(h):
    return agent(
        stable_baselines3.PPO,
        make_vec_env("CartPole-v1", n_envs=h["environments"], seed=1),
        h,
        n_steps=h["rolloutSteps"],
        n_epochs=h["epochs"],
        gae_lambda=h["lambda"],
        clip_range=h["clipRange"],
        vf_coef=h["valueCoefficient"],
        max_grad_norm=h["gradientClip"],
    )


class Agent:
    def __init__(self, h):
        algorithm = h.get("algorithm", "dqn")
        self.model = {"dqn": dqn, "ppo": ppo}.get(algorithm, actor_critic)(h)
        # Without one, each call of `learn` makes a folder.
        self.model.set_logger(Logger(folder=None, output_formats=[]))
        self.advance(h.get("warmup", 1))

    def advance(self, steps):
        before = self.model.num_timesteps
        self.model.learn(steps, reset_num_timesteps=before == 0)
        return self.model.num_timesteps - before

    def recent(self):
        return [episode["r"] for episode in self.model.ep_info_buffer]


if __name__ == "__main__":
    serve(Agent, steps_at_a_time=250)
