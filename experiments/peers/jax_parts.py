"""What the JAX programs share: networks, Adam, the two environments, and the loop that is compiled as a whole.

In the manner of PureJaxRL: environment, replay and learner are one function of one state, and `jax.lax.scan` over it
is compiled, so that nothing is left to Python but to call it again.
"""

import math
import os

# Read when JAX starts: one thread, like everybody else.
os.environ.setdefault(
    "XLA_FLAGS", "--xla_cpu_multi_thread_eigen=false intra_op_parallelism_threads=1"
)
os.environ.setdefault("JAX_PLATFORMS", "cpu")

import jax
import jax.numpy as jnp

from session import RECENT

# The fastest of JAX's generators on this kind of work.
jax.config.update("jax_default_prng_impl", "unsafe_rbg")

# Networks


def network(key, sizes):
    """Weights and biases, drawn evenly from +-1 / sqrt(inputs)."""
    layers = []
    for inputs, outputs in zip(sizes[:-1], sizes[1:]):
        key, for_weights, for_bias = jax.random.split(key, 3)
        bound = 1 / math.sqrt(inputs)
        draw = lambda key, shape: jax.random.uniform(key, shape, minval=-bound, maxval=bound)
        layers.append({"w": draw(for_weights, (inputs, outputs)), "b": draw(for_bias, (outputs,))})
    return layers


def forward(layers, x, activation=jax.nn.relu):
    for layer in layers[:-1]:
        x = activation(x @ layer["w"] + layer["b"])
    return x @ layers[-1]["w"] + layers[-1]["b"]


def copy_of(tree):
    return jax.tree.map(jnp.copy, tree)


def follow(target, online, tau):
    """The target a part of the way towards the online network."""
    return jax.tree.map(lambda t, o: t + tau * (o - t), target, online)


# Adam (Kingma and Ba 2015, algorithm 1)


def adam(parameters):
    return {
        "mean": jax.tree.map(jnp.zeros_like, parameters),
        "square": jax.tree.map(jnp.zeros_like, parameters),
        "count": jnp.zeros((), jnp.float32),
    }


def adam_step(optimiser, parameters, gradients, rate, epsilon=1e-8):
    count = optimiser["count"] + 1
    mean = jax.tree.map(lambda m, g: 0.9 * m + 0.1 * g, optimiser["mean"], gradients)
    square = jax.tree.map(lambda v, g: 0.999 * v + 0.001 * g * g, optimiser["square"], gradients)
    by_mean, by_square = 1 / (1 - 0.9**count), 1 / (1 - 0.999**count)
    moved = jax.tree.map(
        lambda p, m, v: p - rate * (m * by_mean) / (jnp.sqrt(v * by_square) + epsilon),
        parameters,
        mean,
        square,
    )
    return {"mean": mean, "square": square, "count": count}, moved


# Environments: a state is one vector, its last entry the steps of the episode


class CartPole:
    """Barto, Sutton and Anderson 1983, with the constants of Gymnasium's CartPole-v1."""

    observations, actions = 4, 2

    @staticmethod
    def reset(key):
        return jnp.append(jax.random.uniform(key, (4,), minval=-0.05, maxval=0.05), 0.0)

    @staticmethod
    def observe(state):
        return state[:4]

    @staticmethod
    def step(state, action):
        x, speed, angle, turning, steps = state
        force = jnp.where(action == 1, 10.0, -10.0)
        cos, sin = jnp.cos(angle), jnp.sin(angle)
        push = (force + 0.05 * turning**2 * sin) / 1.1
        spin = (9.8 * sin - cos * push) / (0.5 * (4 / 3 - 0.1 * cos**2 / 1.1))
        pull = push - 0.05 * spin * cos / 1.1
        x, speed = x + 0.02 * speed, speed + 0.02 * pull
        angle, turning = angle + 0.02 * turning, turning + 0.02 * spin
        terminated = (jnp.abs(x) > 2.4) | (jnp.abs(angle) > math.radians(12))
        after = jnp.stack([x, speed, angle, turning, steps + 1])
        return after, 1.0, terminated, steps + 1 >= 500


class Pendulum:
    """Gymnasium's Pendulum-v1; actions from -1 to 1 are scaled to its torque."""

    observations, actions = 3, 1

    @staticmethod
    def reset(key):
        angle, turning = jax.random.uniform(key, (2,), minval=-1.0, maxval=1.0)
        return jnp.stack([math.pi * angle, turning, 0.0])

    @staticmethod
    def observe(state):
        return jnp.stack([jnp.cos(state[0]), jnp.sin(state[0]), state[1]])

    @staticmethod
    def step(state, action):
        angle, turning, steps = state
        torque = 2 * jnp.clip(action[0], -1, 1)
        folded = (angle + math.pi) % (2 * math.pi) - math.pi
        reward = -(folded**2 + 0.1 * turning**2 + 0.001 * torque**2)
        turning = jnp.clip(turning + 0.05 * (15 * jnp.sin(angle) + 3 * torque), -8, 8)
        return jnp.stack([angle + 0.05 * turning, turning, steps + 1]), reward, False, steps + 1 >= 200


# Returns of the last episodes


def no_returns():
    return {"ring": jnp.zeros(RECENT), "count": jnp.zeros((), jnp.int32)}


def note_returns(record, returns, done):
    """Puts the returns of the environments whose episode is over into the ring."""
    place = (record["count"] + jnp.cumsum(done) - 1) % RECENT
    ring = record["ring"].at[jnp.where(done, place, RECENT)].set(returns, mode="drop")
    return {"ring": ring, "count": record["count"] + jnp.sum(done)}


class CompiledLoop:
    """A program whose loop is compiled as a whole.

    `step` takes the state through one turn of `steps_a_turn` env steps; `turns` of them make one call.
    """

    def __init__(self, state, step, turns, steps_a_turn=1):
        scan = lambda state: jax.lax.scan(lambda s, _: (step(s), None), state, None, length=turns)[0]
        self.state = state
        self.steps = turns * steps_a_turn
        self.call = jax.jit(scan, donate_argnums=0).lower(state).compile()

    def advance(self, steps):
        calls = math.ceil(steps / self.steps)
        for _ in range(calls):
            self.state = self.call(self.state)
        jax.block_until_ready(self.state)
        return calls * self.steps

    def recent(self):
        record = self.state["returns"]
        return record["ring"][: min(int(record["count"]), RECENT)]
