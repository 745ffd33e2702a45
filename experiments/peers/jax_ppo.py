"""PPO (Schulman et al. 2017) on the pole cart as one compiled program: rollouts of several environments, generalised
advantage estimates, epochs of minibatches.

Settings: hidden, environments, rolloutSteps, batch, epochs, learningRate, discount, lambda, clipRange,
valueCoefficient, gradientClip. As in PureJaxRL, an episode that was cut short counts as one that ended.
"""

from jax_parts import CartPole, CompiledLoop, adam, adam_step, forward, jax, jnp, no_returns, note_returns
from session import serve


def orthogonal_network(key, sizes, last_gain):
    """Orthogonal weights, zero biases."""
    gains = [2**0.5] * (len(sizes) - 2) + [last_gain]
    keys = jax.random.split(key, len(gains))
    draw = lambda key, shape, gain: jax.nn.initializers.orthogonal(gain)(key, shape)
    return [
        {"w": draw(k, shape, gain), "b": jnp.zeros(shape[1])}
        for k, shape, gain in zip(keys, zip(sizes[:-1], sizes[1:]), gains)
    ]


def initial(h, key):
    key, for_actor, for_critic, for_reset = jax.random.split(key, 4)
    parameters = {
        "actor": orthogonal_network(for_actor, [4, *h["hidden"], 2], 0.01),
        "critic": orthogonal_network(for_critic, [4, *h["hidden"], 1], 1.0),
    }
    return {
        "key": key,
        "parameters": parameters,
        "optimiser": adam(parameters),
        "states": jax.vmap(CartPole.reset)(jax.random.split(for_reset, h["environments"])),
        "return": jnp.zeros(h["environments"]),
        "returns": no_returns(),
    }


def log_policy(parameters, observations):
    return jax.nn.log_softmax(forward(parameters["actor"], observations, jnp.tanh))


def value(parameters, observations):
    return forward(parameters["critic"], observations, jnp.tanh)[..., 0]


def chosen(log_probabilities, actions):
    return jnp.take_along_axis(log_probabilities, actions[..., None], axis=-1)[..., 0]


def act(h, c, _):
    """One step in all environments."""
    key, for_action, for_reset = jax.random.split(c["key"], 3)
    observations = jax.vmap(CartPole.observe)(c["states"])
    log_probabilities = log_policy(c["parameters"], observations)
    actions = jax.random.categorical(for_action, log_probabilities)
    after, _, terminated, truncated = jax.vmap(CartPole.step)(c["states"], actions)
    done = terminated | truncated
    total = c["return"] + 1.0
    fresh = jax.vmap(CartPole.reset)(jax.random.split(for_reset, h["environments"]))
    moved = {
        **c,
        "key": key,
        "states": jnp.where(done[:, None], fresh, after),
        "return": jnp.where(done, 0.0, total),
        "returns": note_returns(c["returns"], total, done),
    }
    return moved, {
        "observation": observations,
        "action": actions,
        "log": chosen(log_probabilities, actions),
        "value": value(c["parameters"], observations),
        "continues": 1.0 - done,
    }


def turn(h, c):
    """A rollout, and all that is learned from it."""
    c, rollout = jax.lax.scan(lambda c, x: act(h, c, x), c, None, length=h["rolloutSteps"])
    last = value(c["parameters"], jax.vmap(CartPole.observe)(c["states"]))

    def backwards(carry, row):
        advantage, next_value = carry
        delta = 1.0 + h["discount"] * next_value * row["continues"] - row["value"]
        advantage = delta + h["discount"] * h["lambda"] * row["continues"] * advantage
        return (advantage, row["value"]), advantage

    rows = {name: rollout[name] for name in ("continues", "value")}
    _, advantages = jax.lax.scan(backwards, (jnp.zeros_like(last), last), rows, reverse=True)
    data = {**rollout, "advantage": advantages, "target": advantages + rollout["value"]}
    size = h["environments"] * h["rolloutSteps"]
    data = jax.tree.map(lambda x: x.reshape(size, *x.shape[2:]), data)

    def loss(parameters, rows):
        log_probabilities = log_policy(parameters, rows["observation"])
        ratio = jnp.exp(chosen(log_probabilities, rows["action"]) - rows["log"])
        a = rows["advantage"]
        a = (a - a.mean()) / (a.std() + 1e-8)
        clipped = jnp.clip(ratio, 1 - h["clipRange"], 1 + h["clipRange"])
        policy = -jnp.mean(jnp.minimum(ratio * a, clipped * a))
        error = jnp.mean((value(parameters, rows["observation"]) - rows["target"]) ** 2)
        return policy + h["valueCoefficient"] * error

    def minibatch(carry, indices):
        parameters, optimiser = carry
        gradients = jax.grad(loss)(parameters, jax.tree.map(lambda x: x[indices], data))
        norm = jnp.sqrt(sum(jnp.sum(g**2) for g in jax.tree.leaves(gradients)))
        scale = jnp.minimum(1.0, h["gradientClip"] / (norm + 1e-6))
        gradients = jax.tree.map(lambda g: g * scale, gradients)
        optimiser, parameters = adam_step(
            optimiser, parameters, gradients, h["learningRate"], epsilon=1e-5
        )
        return (parameters, optimiser), None

    def epoch(carry, key):
        order = jax.random.permutation(key, size).reshape(-1, h["batch"])
        return jax.lax.scan(minibatch, carry, order)

    key, *epochs = jax.random.split(c["key"], 1 + h["epochs"])
    learned, _ = jax.lax.scan(epoch, (c["parameters"], c["optimiser"]), jnp.stack(epochs))
    return {**c, "key": key, "parameters": learned[0], "optimiser": learned[1]}


def create(h):
    state = jax.jit(lambda: initial(h, jax.random.key(1)))()
    steps = h["environments"] * h["rolloutSteps"]
    return CompiledLoop(state, lambda c: turn(h, c), turns=10, steps_a_turn=steps)


if __name__ == "__main__":
    serve(create, steps_at_a_time=2560)
