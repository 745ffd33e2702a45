"""DQN (Mnih et al. 2015) on the pole cart as one compiled program.

Settings: hidden, batch, buffer, warmup, learningRate, discount, epsilon, targetEvery; `turns` env steps make one call.
`{"seeds": [first, last], "steps": N}` trains several seeds at once with `jax.vmap`, from their start to their end.
"""

import json
import sys

from jax_parts import (
    CartPole,
    CompiledLoop,
    adam,
    adam_step,
    copy_of,
    forward,
    jax,
    jnp,
    network,
    no_returns,
    note_returns,
)
from session import say, serve

# Columns of a row of the replay buffer: observation, next observation, action, reward, discount.
NEXT, ACTION, REWARD, DISCOUNT, WIDTH = 4, 8, 9, 10, 11


def initial(h, key):
    key, for_network, for_reset = jax.random.split(key, 3)
    online = network(for_network, [4, *h["hidden"], 2])
    return {
        "key": key,
        "online": online,
        "target": copy_of(online),
        "optimiser": adam(online),
        "replay": jnp.zeros((h["buffer"], WIDTH)),
        "step": jnp.zeros((), jnp.int32),
        "state": CartPole.reset(for_reset),
        "return": jnp.zeros(()),
        "returns": no_returns(),
    }


def turn(h, learns, c):
    """One env step and the gradient step that follows it."""
    key, for_coin, for_reset, for_batch = jax.random.split(c["key"], 4)
    observation = CartPole.observe(c["state"])
    coin, side = jax.random.uniform(for_coin, (2,))
    greedy = jnp.argmax(forward(c["online"], observation[None])[0])
    explores = coin < h["epsilon"] if learns else True
    action = jnp.where(explores, (side < 0.5).astype(greedy.dtype), greedy)
    after, reward, terminated, truncated = CartPole.step(c["state"], action)
    discount = jnp.where(terminated, 0.0, h["discount"])
    tail = jnp.stack([action.astype(jnp.float32), reward, discount])
    row = jnp.concatenate([observation, CartPole.observe(after), tail])
    replay = jax.lax.dynamic_update_slice(c["replay"], row[None], (c["step"] % h["buffer"], 0))
    done = terminated | truncated
    total = c["return"] + reward
    step = c["step"] + 1
    online, optimiser = c["online"], c["optimiser"]
    if learns:
        count = jnp.minimum(step, h["buffer"])
        rows = replay[jax.random.randint(for_batch, (h["batch"],), 0, count)]
        best = forward(c["target"], rows[:, NEXT:ACTION]).max(axis=1)
        y = rows[:, REWARD] + rows[:, DISCOUNT] * best
        right = rows[:, ACTION] > 0.5

        def loss(parameters):
            q = forward(parameters, rows[:, :NEXT])
            return jnp.mean((jnp.where(right, q[:, 1], q[:, 0]) - y) ** 2)

        gradients = jax.grad(loss)(online)
        optimiser, online = adam_step(optimiser, online, gradients, h["learningRate"])
    renew = step % h["targetEvery"] == 0
    return {
        "key": key,
        "online": online,
        "target": jax.tree.map(lambda o, t: jnp.where(renew, o, t), online, c["target"]),
        "optimiser": optimiser,
        "replay": replay,
        "step": step,
        "state": jnp.where(done, CartPole.reset(for_reset), after),
        "return": jnp.where(done, 0.0, total),
        "returns": note_returns(c["returns"], total[None], done[None]),
    }


def scan(h, learns, steps):
    return lambda c: jax.lax.scan(lambda c, _: (turn(h, learns, c), None), c, None, length=steps)[0]


def create(h):
    state = jax.jit(lambda: scan(h, False, h["warmup"])(initial(h, jax.random.key(1))))()
    return CompiledLoop(state, lambda c: turn(h, True, c), turns=h.get("turns", 1000))


def train_seeds(h):
    """Trains all seeds at once and tells the mean return of each one's last episodes."""
    first, last = h["seeds"]
    start = jax.vmap(lambda seed: scan(h, False, h["warmup"])(initial(h, jax.random.key(seed))))
    learn = jax.vmap(scan(h, True, h["steps"] - h["warmup"]))
    trained = jax.jit(lambda seeds: learn(start(seeds)))(jnp.arange(first, last + 1))
    say({"returns": [float(value) for value in trained["returns"]["ring"].mean(axis=1)]})


if __name__ == "__main__":
    settings = json.loads(sys.argv[1])
    if "seeds" in settings:
        train_seeds(settings)
    else:
        serve(create, steps_at_a_time=1000)
