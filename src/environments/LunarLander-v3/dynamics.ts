/**
 * The lunar lander of Klimov 2016 (OpenAI Gym) with the constants of Gymnasium's LunarLander-v3, on the Box2D engine
 * planck. The engine computes in double precision where the reference's is single: both go the same way on average,
 * not step by step.
 *
 * | observation             | scale                                | bounds |
 * |-------------------------|--------------------------------------|--------|
 * | x                       | half the field's width, 0 at the pad | ends at ±1 |
 * | y                       | half the field's height, 0 standing  | ±2.5   |
 * | xDot, yDot              | 5 m/s, 7.5 m/s                       | ±10    |
 * | angle                   | rad                                  | ±2 π   |
 * | angleDot                | rad per 20 steps                     | ±10    |
 * | right leg, left leg     | 1 on the ground, else 0              | 0 or 1 |
 *
 * Actions: 0 coasts, 1 fires the left, 2 the main, 3 the right engine; or two numbers from -1 to 1: the main engine
 * (above 0: from half to full power) and the side engines (below -0.5 left, above 0.5 right). Each engine's point of
 * attack is a little random. Terminates on a crash, out of the field, and at rest.
 */
import { Vec2, World, type Body, type Contact } from 'planck';
import type { EnvironmentCard, EnvironmentOptions } from '../../shared/catalogue/environment';
import { seededRandom, type Random, type RandomState } from '../../shared/random';
import type { CreateEnvironment, Environment } from '../../learning/environment/environment';
import { Sweeps } from './leg-joint';
import { bodyLength, contactsAt, corners, enginesAt, groundAt, stateLength } from './body';
import { observe, rate, standing } from './observation';
import { createWorld, height, padHeight, scale } from './world';

/** Impulses per m of lever, N s/m. */
const mainPower = 13;
const sidePower = 0.6;
/** The push at the start is uniform in ± this in both directions, in N, for one step. */
const startPush = 1000;
/** Where the main engine sits below the centre, and the side engines beside and above it; m. */
const mainEngineDown = 4 / scale;
const sideEngineAway = 12 / scale;
const sideEngineHeight = 14 / scale;
/** Meant to be the height as well, but another number in the reference: a tilted lander feels the difference. */
const sideEngineTilted = 17 / scale;
const velocityIterations = 180;
const positionIterations = 60;

/** How an episode began: its generator, and the state where one was given. */
interface Start {
  readonly random: RandomState;
  readonly state: readonly number[] | null;
}

export class LunarLander implements Environment {
  readonly observation = new Float32Array(8);
  /**
   * For the hull, the right and the left leg each: x and y in m, angle in rad, and their rates of change; contacts of
   * right and left leg; power of the main engine (0 to 1) and the side engines (-1 left to 1 right) in the latest
   * step; the ground's height in m at 11 points from the left edge to the right one.
   */
  readonly state = new Float64Array(stateLength);
  readonly truncated = false;
  reward = 0;
  terminated = false;
  readonly #continuous: boolean;
  readonly #windy: boolean;
  readonly #gravity: number;
  readonly #windPower: number;
  readonly #turbulencePower: number;
  #random: Random = seededRandom(0);
  #world = new World();
  readonly #sweeps = new Sweeps();
  #bodies: readonly Body[] = [];
  #crashed = false;
  #shaping = 0;
  /** Where in their unending patterns wind and turbulence are, in steps. */
  #wind = 0;
  #turbulence = 0;
  #start: Start = { random: this.#random.save(), state: null };
  /** The actions since the start, one after another. */
  #actions = new Float32Array(0);
  #recorded = 0;
  /** Whether the right and the left leg touch the ground. */
  readonly #contacts = new Float64Array(2);
  /** The observation in double precision, from which the rewards are computed. */
  readonly #seen = new Float64Array(8);

  constructor(
    readonly card: EnvironmentCard,
    options: EnvironmentOptions,
  ) {
    this.#continuous = card.action.kind === 'box';
    this.#gravity = options['gravity'] as number;
    this.#windy = options['wind'] === true;
    this.#windPower = options['windPower'] as number;
    this.#turbulencePower = options['turbulencePower'] as number;
  }

  reset(random: Random): void {
    this.#begin({ random: random.save(), state: null }, random);
  }

  resetTo(state: ArrayLike<number>, random: Random): void {
    this.#begin({ random: random.save(), state: Array.from(state) }, random);
  }

  step(action: ArrayLike<number>): void {
    this.#record(action);
    let main = 0;
    let side = 0;
    if (this.#continuous) {
      const lateral = Math.min(1, Math.max(-1, action[1]!));
      if (action[0]! > 0) main = 0.5 + 0.5 * Math.min(1, action[0]!);
      if (Math.abs(lateral) > 0.5) side = lateral;
    } else if (action[0] === 2) main = 1;
    else if (action[0] === 1 || action[0] === 3) side = action[0] - 2;
    this.#advance(main, side);
  }

  /** What is inside the engine cannot be taken out; what led to it can, and leads to it again. */
  save(): unknown {
    return { start: this.#start, actions: [...this.#actions.subarray(0, this.#recorded)] };
  }

  restore(saved: unknown, random: Random): void {
    const { start, actions } = saved as { start: Start; actions: number[] };
    const again = seededRandom(0);
    again.restore(start.random);
    this.#begin(start, again);
    const size = this.#continuous ? 2 : 1;
    for (let at = 0; at < actions.length; at += size) this.step(actions.slice(at, at + size));
    this.#random = random;
  }

  #begin(start: Start, random: Random): void {
    this.#random = random;
    this.#start = start;
    this.#recorded = 0;
    this.#crashed = false;
    this.#contacts.fill(0);
    this.#wind = this.#turbulence = 0;
    if (start.state === null) {
      this.#drawGround();
      this.#build();
      const push = new Vec2(this.#symmetric() * startPush, this.#symmetric() * startPush);
      this.#bodies[0]!.applyForceToCenter(push, true);
      if (this.#windy) {
        this.#wind = this.#random.integer(19_998) - 9999;
        this.#turbulence = this.#random.integer(19_998) - 9999;
      }
      // The reference takes a step without engines before it shows the first observation.
      this.#advance(0, 0);
    } else {
      this.state.set(start.state);
      this.#build();
      this.#place();
      this.#see();
      this.#shaping = standing(this.#seen);
    }
    this.reward = 0;
    this.terminated = false;
  }

  #record(action: ArrayLike<number>): void {
    const size = this.#continuous ? 2 : 1;
    if (this.#recorded + size > this.#actions.length) {
      const longer = new Float32Array(Math.max(2048, 2 * this.#actions.length));
      longer.set(this.#actions);
      this.#actions = longer;
    }
    for (let i = 0; i < size; i++) this.#actions[this.#recorded++] = action[i]!;
  }

  /** A number that is uniform in ±1. */
  #symmetric(): number {
    return 2 * this.#random.uniform() - 1;
  }

  /** Draws hills around the pad, in the middle of which the ground is even. */
  #drawGround(): void {
    const heights = Array.from({ length: corners + 1 }, () => (height / 2) * this.#random.uniform());
    const middle = (corners - 1) / 2;
    for (let i = middle - 2; i <= middle + 2; i++) heights[i] = padHeight;
    for (let i = 0; i < corners; i++) {
      const before = heights[i === 0 ? corners : i - 1]!;
      this.state[groundAt + i] = 0.33 * (before + heights[i]! + heights[i + 1]!);
    }
  }

  /** Makes the world with the ground of the state, and the lander where every episode begins. */
  #build(): void {
    const { world, bodies } = createWorld(this.#gravity, this.state.subarray(groundAt), this.#sweeps);
    world.on('begin-contact', (contact) => this.#touch(contact, 1));
    world.on('end-contact', (contact) => this.#touch(contact, 0));
    this.#world = world;
    this.#bodies = bodies;
  }

  /** Puts the bodies where the state says. */
  #place(): void {
    this.#bodies.forEach((body, i) => {
      const at = i * bodyLength;
      const [x, y, angle, xDot, yDot, angleDot] = this.state.subarray(at, at + bodyLength);
      body.setTransform(new Vec2(x!, y!), angle!);
      body.setLinearVelocity(new Vec2(xDot!, yDot!));
      body.setAngularVelocity(angleDot!);
    });
    for (let leg = 0; leg < 2; leg++) this.#contacts[leg] = this.state[contactsAt + leg]!;
  }

  /** Takes note that a body has met the ground (1) or left it (0). */
  #touch(contact: Contact, touching: number): void {
    const a = contact.getFixtureA().getBody();
    const b = contact.getFixtureB().getBody();
    const [lander, right, left] = this.#bodies;
    if (touching === 1 && (a === lander || b === lander)) this.#crashed = true;
    if (a === right || b === right) this.#contacts[0] = touching;
    if (a === left || b === left) this.#contacts[1] = touching;
  }

  /** One step with the given power of the engines. */
  #advance(main: number, side: number): void {
    const lander = this.#bodies[0]!;
    if (this.#windy && this.#contacts[0] === 0 && this.#contacts[1] === 0) {
      lander.applyForceToCenter(new Vec2(gust(this.#wind++) * this.#windPower, 0), true);
      lander.applyTorque(gust(this.#turbulence++) * this.#turbulencePower, true);
    }
    const along = this.#symmetric() / scale;
    const across = this.#symmetric() / scale;
    const angle = lander.getAngle();
    const sin = Math.sin(angle);
    const cos = Math.cos(angle);
    if (main > 0) {
      const lever = mainEngineDown + 2 * along;
      const x = sin * lever - cos * across;
      const y = -cos * lever - sin * across;
      const { x: centreX, y: centreY } = lander.getPosition();
      const impulse = new Vec2(-x * mainPower * main, -y * mainPower * main);
      lander.applyLinearImpulse(impulse, new Vec2(centreX + x, centreY + y), true);
    }
    if (side !== 0) {
      const lever = 3 * across + Math.sign(side) * sideEngineAway;
      const x = sin * along - cos * lever;
      const y = -cos * along - sin * lever;
      const { x: centreX, y: centreY } = lander.getPosition();
      const power = sidePower * Math.abs(side);
      const impulse = new Vec2(-x * power, -y * power);
      const point = new Vec2(centreX + x - sin * sideEngineTilted, centreY + y + cos * sideEngineHeight);
      lander.applyLinearImpulse(impulse, point, true);
    }
    this.#sweeps.restart();
    this.#world.step(1 / rate, velocityIterations, positionIterations);
    this.#read(main, side);
    this.#see();
    const shaping = standing(this.#seen);
    this.reward = shaping - this.#shaping - 0.3 * main - 0.03 * Math.abs(side);
    this.#shaping = shaping;
    this.terminated = false;
    if (this.#crashed || Math.abs(this.#seen[0]!) >= 1) {
      this.terminated = true;
      this.reward = -100;
    }
    if (!lander.isAwake()) {
      this.terminated = true;
      this.reward = 100;
    }
  }

  /** Reads the state from the engine. */
  #read(main: number, side: number): void {
    const { state } = this;
    for (let i = 0; i < this.#bodies.length; i++) {
      const body = this.#bodies[i]!;
      const at = i * bodyLength;
      const position = body.getPosition();
      const velocity = body.getLinearVelocity();
      state[at] = position.x;
      state[at + 1] = position.y;
      state[at + 2] = body.getAngle();
      state[at + 3] = velocity.x;
      state[at + 4] = velocity.y;
      state[at + 5] = body.getAngularVelocity();
    }
    state.set(this.#contacts, contactsAt);
    state[enginesAt] = main;
    state[enginesAt + 1] = side;
  }

  #see(): void {
    observe(this.state, this.#seen);
    this.observation.set(this.#seen);
  }
}

/** From -1 to 1, without a period. */
function gust(step: number): number {
  return Math.tanh(Math.sin(0.02 * step) + Math.sin(Math.PI * 0.01 * step));
}

export const create: CreateEnvironment = (card, options) => new LunarLander(card, options);

export { pilotLander as heuristic } from './heuristic';
