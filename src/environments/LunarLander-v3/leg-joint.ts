/**
 * The joints of the lander's legs: revolute joints with motor and limits, as planck has them, to the last bit of every
 * number, with less work.
 *
 * The reference asks for 180 sweeps of the velocity solver at every step (projected Gauss-Seidel over both joints, Catto
 * 2005). Here a sweep allocates nothing, and what does not change within a step is worked out once. As a sweep is a
 * function of velocities and impulses alone, sweeps that come back to the same bits go round for ever after: most of them
 * stand still after about ten, some alternate between two. Whole rounds are then left out, and the result is the one of all
 * 180. With contacts in the way, whose impulses are not looked at, all sweeps are made.
 */
import { RevoluteJoint, type Body, type RevoluteJointDef, type TimeStep } from 'planck';

/** What planck keeps of vectors, bodies and joints while it solves; its types do not name all of it. */
interface Vector {
  x: number;
  y: number;
}
interface SolvedBody extends Body {
  readonly c_velocity: { readonly v: Vector; w: number };
}
interface Impulse extends Vector {
  z: number;
}
const enum Limit {
  inactive,
  lower,
  upper,
}

/** Numbers that a joint adds to what a sweep works on: velocities of both bodies and its own impulses. */
const numbersOfJoint = 10;

/** The joints that one solver sweeps over, in its order, and how far its sweeps have come. */
export class Sweeps {
  readonly #joints: LegJoint[] = [];
  /** The numbers now, and those after a power of two of sweeps (Brent 1980). */
  readonly #present = new Float64Array(2 * numbersOfJoint);
  readonly #earlier = new Float64Array(2 * numbersOfJoint);
  #made = 0;
  #earlierAt = 0;
  /** Sweeps to be made still; known once they go round. */
  #left = Infinity;
  #touching = false;

  /** Forgets the step before; to be called before every step of the world. */
  restart(): void {
    this.#joints.length = 0;
    this.#made = this.#earlierAt = 0;
    this.#left = Infinity;
    this.#touching = false;
  }

  /** Takes in a joint, in the order in which it is swept over. */
  add(joint: LegJoint): void {
    this.#joints.push(joint);
    this.#touching ||= joint.touches();
  }

  /** Whether a joint still has to do its part of the present sweep, of which there are to be `planned`. */
  isNeeded(joint: LegJoint, planned: number): boolean {
    if (this.#touching) return true;
    if (joint !== this.#joints[0]) return this.#left >= 0;
    if (this.#left === Infinity) this.#look(planned);
    this.#made++;
    return --this.#left >= 0;
  }

  /** Compares the numbers before a sweep with those of an earlier one. */
  #look(planned: number): void {
    const [present, earlier] = [this.#present, this.#earlier];
    for (let i = 0; i < this.#joints.length; i++) this.#joints[i]!.write(present, i * numbersOfJoint);
    if (this.#made > 0 && same(present, earlier))
      this.#left = (planned - this.#made) % (this.#made - this.#earlierAt);
    else if ((this.#made & (this.#made - 1)) === 0) {
      earlier.set(present);
      this.#earlierAt = this.#made;
    }
  }
}

/** Whether all numbers are the same, a negative zero told from zero. */
function same(a: Float64Array, b: Float64Array): boolean {
  for (let i = 0; i < a.length; i++) if (!Object.is(a[i], b[i])) return false;
  return true;
}

export class LegJoint extends RevoluteJoint {
  declare private readonly m_bodyA: SolvedBody;
  declare private readonly m_bodyB: SolvedBody;
  declare private readonly m_rA: Vector;
  declare private readonly m_rB: Vector;
  declare private readonly m_invMassA: number;
  declare private readonly m_invMassB: number;
  declare private readonly m_invIA: number;
  declare private readonly m_invIB: number;
  declare private readonly m_mass: { readonly ex: Impulse; readonly ey: Impulse; readonly ez: Impulse };
  declare private readonly m_motorMass: number;
  declare private readonly m_motorSpeed: number;
  declare private readonly m_maxMotorTorque: number;
  declare private readonly m_limitState: Limit;
  declare private readonly m_impulse: Impulse;
  declare private m_motorImpulse: number;
  readonly #sweeps: Sweeps;
  /** One over the determinants of the joint's effective mass, of all of it and of its linear part. */
  #inverse33 = 0;
  #inverse22 = 0;

  constructor(sweeps: Sweeps, definition: RevoluteJointDef) {
    super(definition);
    this.#sweeps = sweeps;
  }

  /** Whether one of its bodies touches something. */
  touches(): boolean {
    for (const body of [this.m_bodyA, this.m_bodyB])
      for (let edge = body.getContactList(); edge; edge = edge.next ?? null)
        if (edge.contact.isTouching()) return true;
    return false;
  }

  /** Writes what a sweep starts from. */
  write(to: Float64Array, at: number): void {
    const impulse = this.m_impulse;
    to[at] = impulse.x;
    to[at + 1] = impulse.y;
    to[at + 2] = impulse.z;
    to[at + 3] = this.m_motorImpulse;
    const { v: a, w: turnA } = this.m_bodyA.c_velocity;
    const { v: b, w: turnB } = this.m_bodyB.c_velocity;
    to[at + 4] = a.x;
    to[at + 5] = a.y;
    to[at + 6] = turnA;
    to[at + 7] = b.x;
    to[at + 8] = b.y;
    to[at + 9] = turnB;
  }

  override initVelocityConstraints(step: TimeStep): void {
    super.initVelocityConstraints(step);
    const { ex, ey, ez } = this.m_mass;
    this.#inverse33 = inverse(
      ex.x * (ey.y * ez.z - ey.z * ez.y) +
        ex.y * (ey.z * ez.x - ey.x * ez.z) +
        ex.z * (ey.x * ez.y - ey.y * ez.x),
    );
    this.#inverse22 = inverse(ex.x * ey.y - ey.x * ex.y);
    this.#sweeps.add(this);
  }

  override solveVelocityConstraints(step: TimeStep): void {
    if (!this.#sweeps.isNeeded(this, step.velocityIterations)) return;
    const velocityA = this.m_bodyA.c_velocity;
    const velocityB = this.m_bodyB.c_velocity;
    const { v: vA } = velocityA;
    const { v: vB } = velocityB;
    const [iA, iB] = [this.m_invIA, this.m_invIB];
    const [rA, rB] = [this.m_rA, this.m_rB];
    const total = this.m_impulse;
    let wA = velocityA.w;
    let wB = velocityB.w;

    // The motor drives towards its speed with as much torque as it has.
    const before = this.m_motorImpulse;
    const strongest = step.dt * this.m_maxMotorTorque;
    const wanted = before - this.m_motorMass * (wB - wA - this.m_motorSpeed);
    this.m_motorImpulse = wanted < -strongest ? -strongest : wanted > strongest ? strongest : wanted;
    const motor = this.m_motorImpulse - before;
    wA -= iA * motor;
    wB += iB * motor;

    // How fast the two ends of the joint move apart.
    const apartX = 0 + (vB.x + -wB * rB.y) - (vA.x + -wA * rA.y);
    const apartY = 0 + (vB.y + wB * rB.x) - (vA.y + wA * rA.x);

    // The impulse that stops it, and at a limit the turning beyond it as well.
    const { ex, ey, ez } = this.m_mass;
    let x: number;
    let y: number;
    let turn = 0;
    if (this.m_limitState === Limit.inactive) {
      const inverse = this.#inverse22;
      x = inverse * (ey.y * -apartX - ey.x * -apartY);
      y = inverse * (ex.x * -apartY - ex.y * -apartX);
      total.x += x;
      total.y += y;
    } else {
      const turning = wB - wA;
      const inverse = this.#inverse33;
      turn = -(
        inverse *
        (ex.x * (ey.y * turning - ey.z * apartY) +
          ex.y * (ey.z * apartX - ey.x * turning) +
          ex.z * (ey.x * apartY - ey.y * apartX))
      );
      const reached = total.z + turn;
      if (this.m_limitState === Limit.lower ? reached < 0 : reached > 0) {
        // It leaves the limit, which can only push.
        const rightX = -1 * apartX + total.z * ez.x;
        const rightY = -1 * apartY + total.z * ez.y;
        x = this.#inverse22 * (ey.y * rightX - ey.x * rightY);
        y = this.#inverse22 * (ex.x * rightY - ex.y * rightX);
        turn = -total.z;
        total.x += x;
        total.y += y;
        total.z = 0;
      } else {
        x = -(
          inverse *
          (apartX * (ey.y * ez.z - ey.z * ez.y) +
            apartY * (ey.z * ez.x - ey.x * ez.z) +
            turning * (ey.x * ez.y - ey.y * ez.x))
        );
        y = -(
          inverse *
          (ex.x * (apartY * ez.z - turning * ez.y) +
            ex.y * (turning * ez.x - apartX * ez.z) +
            ex.z * (apartX * ez.y - apartY * ez.x))
        );
        total.x += x;
        total.y += y;
        total.z += turn;
      }
    }
    vA.x -= this.m_invMassA * x;
    vA.y -= this.m_invMassA * y;
    vB.x += this.m_invMassB * x;
    vB.y += this.m_invMassB * y;
    velocityA.w = wA - iA * (rA.x * y - rA.y * x + turn);
    velocityB.w = wB + iB * (rB.x * y - rB.y * x + turn);
  }
}

const inverse = (determinant: number): number => (determinant === 0 ? 0 : 1 / determinant);
