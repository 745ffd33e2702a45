/** The lander's world: ground, hull and two legs on motorised joints, with the measures of Gymnasium's LunarLander-v3. */
import { Box, Edge, Polygon, Vec2, World, type Body } from 'planck';
import { corners, hull } from './body';
import { LegJoint, type Sweeps } from './leg-joint';

/** Pixels of the reference's picture, in which its lengths are given, per m. */
export const scale = 30;
/** m */
export const width = 600 / scale;
export const height = 400 / scale;
export const padHeight = height / 4;
/** m */
const legAway = 20 / scale;
export const legDown = 18 / scale;
const legHalfWidth = 2 / scale;
const legHalfHeight = 8 / scale;
/** N m */
const legTorque = 40;
const hullCategory = 0x10;
const legCategory = 0x20;
const groundCategory = 0x1;

/**
 * Makes a world with its ground, and the lander where every episode begins.
 * @param gravity m/s², downwards below 0
 * @param heights of the ground's corners from left to right, in m
 * @param sweeps of the joints, to be restarted before every step
 * @returns the bodies of hull, right and left leg
 */
export function createWorld(
  gravity: number,
  heights: ArrayLike<number>,
  sweeps: Sweeps,
): { world: World; bodies: readonly Body[] } {
  const world = new World({ gravity: new Vec2(0, gravity) });
  const ground = world.createBody();
  ground.createFixture({ shape: new Edge(new Vec2(0, 0), new Vec2(width, 0)), density: 0 });
  const corner = (i: number) => new Vec2((width / (corners - 1)) * i, heights[i]!);
  for (let i = 0; i < corners - 1; i++)
    ground.createFixture({ shape: new Edge(corner(i), corner(i + 1)), density: 0, friction: 0.1 });
  const lander = world.createBody({ type: 'dynamic', position: new Vec2(width / 2, height) });
  lander.createFixture({
    shape: new Polygon(hull.map(([x, y]) => new Vec2(x / scale, y / scale))),
    density: 5,
    friction: 0.1,
    restitution: 0,
    filterCategoryBits: hullCategory,
    filterMaskBits: groundCategory,
  });
  const legs = [-1, 1].map((sign) => createLeg(world, lander, sign, sweeps));
  return { world, bodies: [lander, ...legs] };
}

/** @param sign -1 for the right leg, 1 for the left one */
function createLeg(world: World, lander: Body, sign: number, sweeps: Sweeps): Body {
  const leg = world.createBody({
    type: 'dynamic',
    position: new Vec2(width / 2 - sign * legAway, height),
    angle: sign * 0.05,
  });
  leg.createFixture({
    shape: new Box(legHalfWidth, legHalfHeight),
    density: 1,
    friction: 0.2,
    restitution: 0,
    filterCategoryBits: legCategory,
    filterMaskBits: groundCategory,
  });
  world.createJoint(
    new LegJoint(sweeps, {
      bodyA: lander,
      bodyB: leg,
      localAnchorA: new Vec2(0, 0),
      localAnchorB: new Vec2(sign * legAway, legDown),
      referenceAngle: 0,
      enableMotor: true,
      enableLimit: true,
      maxMotorTorque: legTorque,
      // Spreads the legs, slowly enough not to throw the lander back into the sky.
      motorSpeed: 0.3 * sign,
      lowerAngle: sign === -1 ? 0.4 : -0.9,
      upperAngle: sign === -1 ? 0.9 : -0.4,
    }),
  );
  return leg;
}
