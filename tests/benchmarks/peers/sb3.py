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


def dqn(h):
    return stable_baselines3.DQN(
        "MlpPolicy",
        gymnasium.make("CartPole-v1"),
        learning_rate=h["learningRate"],
        buffer_size=h["buffer"],
        learning_starts=h["warmup"],
        batch_size=h["batch"],
        gamma=h["discount"],
        train_freq=1,
        gradient_steps=1,
        target_update_interval=h["targetEvery"],
        exploration_initial_eps=h["epsilon"],
        exploration_final_eps=h["epsilon"],
        max_grad_norm=1e9,
        policy_kwargs={"net_arch": h["hidden"]},
        seed=1,
        device="cpu",
    )


def actor_critic(h):
    kind = getattr(stable_baselines3, h["algorithm"].upper())
    noise = {} if h["algorithm"] == "sac" else {"action_noise": NormalActionNoise(np.zeros(1), np.full(1, 0.1))}
    return kind(
        "MlpPolicy",
        gymnasium.make("Pendulum-v1"),
        learning_rate=h["learningRate"],
        buffer_size=h["buffer"],
        learning_starts=h["warmup"],
        batch_size=h["batch"],
        gamma=h["discount"],
        tau=h["tau"],
        train_freq=1,
        gradient_steps=1,
        policy_kwargs={"net_arch": h["hidden"]},
        seed=1,
        device="cpu",
        **noise,
    )


def ppo(h):
    return stable_baselines3.PPO(
        "MlpPolicy",
        make_vec_env("CartPole-v1", n_envs=h["environments"], seed=1),
        learning_rate=h["learningRate"],
        n_steps=h["rolloutSteps"],
        batch_size=h["batch"],
        n_epochs=h["epochs"],
        gamma=h["discount"],
        gae_lambda=h["lambda"],
        clip_range=h["clipRange"],
        vf_coef=h["valueCoefficient"],
        max_grad_norm=h["gradientClip"],
        policy_kwargs={"net_arch": h["hidden"]},
        seed=1,
        device="cpu",
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
