"""DDPG (Lillicrap et al. 2016), TD3 (Fujimoto et al. 2018) and SAC (Haarnoja et al. 2018) on the pendulum, each as
one compiled program.

Settings: algorithm, hidden, batch, buffer, warmup, learningRate, discount, tau.
"""

import math

from jax_parts import (
    CompiledLoop,
    Pendulum,
    adam,
    adam_step,
    copy_of,
    follow,
    forward,
    jax,
    jnp,
    network,
    no_returns,
    note_returns,
)
from session import serve

NOISE, SMOOTHING, SMOOTHING_BOUND, DELAY = 0.1, 0.2, 0.5, 2
# Columns of a row of the replay buffer: observation, next observation, action, reward. No episode terminates.
NEXT, ACTION, REWARD, WIDTH = 3, 6, 7, 8


def initial(h, key):
    key, for_actor, for_critics, for_reset = jax.random.split(key, 4)
    outputs = 2 if h["algorithm"] == "sac" else 1
    actor = network(for_actor, [3, *h["hidden"], outputs])
    twins = 1 if h["algorithm"] == "ddpg" else 2
    critics = [network(k, [4, *h["hidden"], 1]) for k in jax.random.split(for_critics, twins)]
    temperature = jnp.zeros(())
    return {
        "key": key,
        "actor": {"online": actor, "target": copy_of(actor), "optimiser": adam(actor)},
        "critics": {"online": critics, "target": copy_of(critics), "optimiser": adam(critics)},
        "temperature": {"log": temperature, "optimiser": adam(temperature)},
        "replay": jnp.zeros((h["buffer"], WIDTH)),
        "step": jnp.zeros((), jnp.int32),
        "state": Pendulum.reset(for_reset),
        "return": jnp.zeros(()),
        "returns": no_returns(),
    }


def squashed(output, noise):
    """Actions tanh(mean + deviation * noise) of SAC's policy with the logarithm of their density."""
    mean, log_deviation = output[:, :1], jnp.clip(output[:, 1:], -20, 2)
    before = mean + jnp.exp(log_deviation) * noise
    gaussian = -0.5 * noise**2 - log_deviation - 0.5 * math.log(2 * math.pi)
    # log(1 - tanh(u)^2), written so that it holds for large u.
    squeeze = 2 * (math.log(2) - before - jax.nn.softplus(-2 * before))
    return jnp.tanh(before), (gaussian - squeeze)[:, 0]


def values(critics, observations, actions):
    inputs = jnp.concatenate([observations, actions], axis=1)
    return [forward(critic, inputs)[:, 0] for critic in critics]


def least(estimates):
    return estimates[0] if len(estimates) == 1 else jnp.minimum(*estimates)


def turn(h, learns, c):
    """One env step and the gradient steps that follow it."""
    key, for_act, for_reset, for_batch, for_target, for_actor = jax.random.split(c["key"], 6)
    observation = Pendulum.observe(c["state"])
    if learns:
        output = forward(c["actor"]["online"], observation[None])
        noise = jax.random.normal(for_act, (1, 1))
        if h["algorithm"] == "sac":
            action = squashed(output, noise)[0][0]
        else:
            action = jnp.clip(jnp.tanh(output) + NOISE * noise, -1, 1)[0]
    else:
        action = jax.random.uniform(for_act, (1,), minval=-1.0, maxval=1.0)
    after, reward, _, truncated = Pendulum.step(c["state"], action)
    row = jnp.concatenate([observation, Pendulum.observe(after), action, reward[None]])
    replay = jax.lax.dynamic_update_slice(c["replay"], row[None], (c["step"] % h["buffer"], 0))
    step = c["step"] + 1
    total = c["return"] + reward
    learned = {name: c[name] for name in ("actor", "critics", "temperature")}
    if learns:
        count = jnp.minimum(step, h["buffer"])
        rows = replay[jax.random.randint(for_batch, (h["batch"],), 0, count)]
        learned = learn(h, learned, rows, step, for_target, for_actor)
    return {
        "key": key,
        **learned,
        "replay": replay,
        "step": step,
        "state": jnp.where(truncated, Pendulum.reset(for_reset), after),
        "return": jnp.where(truncated, 0.0, total),
        "returns": note_returns(c["returns"], total[None], truncated[None]),
    }


def learn(h, c, rows, step, for_target, for_actor):
    """One gradient step of the critics, and of the actor where it is due."""
    algorithm, rate = h["algorithm"], h["learningRate"]
    now, following = rows[:, :NEXT], rows[:, NEXT:ACTION]
    alpha = jnp.exp(c["temperature"]["log"])
    noise = jax.random.normal(for_target, (h["batch"], 1))
    if algorithm == "sac":
        next_actions, log_density = squashed(forward(c["actor"]["online"], following), noise)
    else:
        next_actions = jnp.tanh(forward(c["actor"]["target"], following))
        if algorithm == "td3":
            shift = jnp.clip(SMOOTHING * noise, -SMOOTHING_BOUND, SMOOTHING_BOUND)
            next_actions = jnp.clip(next_actions + shift, -1, 1)
    bootstrap = least(values(c["critics"]["target"], following, next_actions))
    if algorithm == "sac":
        bootstrap = bootstrap - alpha * log_density
    y = rows[:, REWARD] + h["discount"] * bootstrap

    def critic_loss(critics):
        estimates = values(critics, now, rows[:, ACTION:REWARD])
        return sum(jnp.mean((q - y) ** 2) for q in estimates)

    gradients = jax.grad(critic_loss)(c["critics"]["online"])
    optimiser, critics = adam_step(c["critics"]["optimiser"], c["critics"]["online"], gradients, rate)

    def improve(c):
        """The actor's step, and the targets' way after it."""
        draw = jax.random.normal(for_actor, (h["batch"], 1))

        def actor_loss(actor):
            output = forward(actor, now)
            if algorithm != "sac":
                return -jnp.mean(values(critics[:1], now, jnp.tanh(output))[0]), 0.0
            actions, log_density = squashed(output, draw)
            return jnp.mean(alpha * log_density - least(values(critics, now, actions))), log_density

        gradients, log_density = jax.grad(actor_loss, has_aux=True)(c["actor"]["online"])
        optimiser, actor = adam_step(c["actor"]["optimiser"], c["actor"]["online"], gradients, rate)
        temperature = c["temperature"]
        if algorithm == "sac":
            # The target entropy is minus the number of action dimensions.
            gradient = -jnp.mean(log_density - 1.0)
            moved, log = adam_step(temperature["optimiser"], temperature["log"], gradient, rate)
            temperature = {"log": log, "optimiser": moved}
        return {
            "actor": {
                "online": actor,
                "target": follow(c["actor"]["target"], actor, h["tau"]),
                "optimiser": optimiser,
            },
            "target": follow(c["target"], critics, h["tau"]),
            "temperature": temperature,
        }

    before = {
        "actor": c["actor"],
        "target": c["critics"]["target"],
        "temperature": c["temperature"],
    }
    if algorithm == "td3":
        found = jax.lax.cond(step % DELAY == 0, improve, lambda c: c, before)
    else:
        found = improve(before)
    return {
        "actor": found["actor"],
        "critics": {"online": critics, "target": found["target"], "optimiser": optimiser},
        "temperature": found["temperature"],
    }


def create(h):
    def warmed_up():
        start = initial(h, jax.random.key(1))
        explore = lambda c, _: (turn(h, False, c), None)
        return jax.lax.scan(explore, start, None, length=h["warmup"])[0]

    return CompiledLoop(jax.jit(warmed_up)(), lambda c: turn(h, True, c), turns=100)


if __name__ == "__main__":
    serve(create, steps_at_a_time=100)
