/** Saves and restores an agent by the parts that it consists of. */
import { message } from '../../shared/language/say';
import { SpokenError } from '../../shared/language/spoken-error';
import type { Message } from '../../shared/language/message';
import type { VariableValues } from '../engine';
import type { Agent, AgentState } from './agent';
import type { NumericArray } from './checkpoint';
import { prefixed, withPrefix } from './names';

/** Form of the state of all agents. 1, where there is none, is that of version 0.1.0 of the program. */
export const agentSchema = 2;

/** A part whose state is plain JSON. */
export interface JsonPart {
  save(): unknown;
  restore(saved: unknown): void;
}

type Arrays = Readonly<Record<string, NumericArray>>;

/** A part that holds arrays, and plain JSON beside them where it needs any. */
export interface ArrayPart {
  save(): { readonly state?: unknown; readonly arrays: Arrays };
  restore(state: unknown, arrays: Arrays): void;
}

export interface Persistent {
  /** The algorithm, named where its checkpoint is refused. */
  readonly name: string;
  /** Numbers and other plain JSON that change while the agent learns, in an object that keeps its identity. */
  readonly values: object;
  /** By the names that their states have in a checkpoint. */
  readonly parts: Readonly<Record<string, JsonPart>>;
  /** By the names that stand before those of their arrays. */
  readonly stores: Readonly<Record<string, ArrayPart>>;
  /** Brings the state of an agent of version 0.1.0 into the present form, where they differ. */
  readonly migrate?: (state: SavedState, arrays: Arrays) => { state: SavedState; arrays?: Arrays };
}

/** What is read of a checkpoint: plain JSON by names. */
export type SavedState = Readonly<Record<string, unknown>>;

/**
 * Derives `save` and `restore`.
 * @throws SpokenError from `restore` where the state has a form that this version does not know
 */
export function persistent({
  name,
  values,
  parts,
  stores,
  migrate,
}: Persistent): Pick<Agent, 'save' | 'restore'> {
  const initial = structuredClone(values);
  return {
    save() {
      const stored = Object.entries(stores).map(([store, part]) => [store, part.save()] as const);
      return {
        state: {
          schema: agentSchema,
          ...structuredClone(values),
          ...Object.fromEntries(Object.entries(parts).map(([key, part]) => [key, part.save()])),
          ...Object.fromEntries(
            stored.flatMap(([store, { state }]) => (state === undefined ? [] : [[store, state]])),
          ),
        },
        arrays: Object.assign({}, ...stored.map(([store, { arrays }]) => prefixed(store, arrays))) as Arrays,
      };
    },
    restore(saved) {
      const { state, arrays } = presentForm(name, saved, migrate);
      Object.assign(values, structuredClone(initial));
      for (const key in initial)
        if (state[key] !== undefined) Object.assign(values, { [key]: structuredClone(state[key]) });
      for (const [key, part] of Object.entries(parts)) part.restore(state[key]);
      for (const [store, part] of Object.entries(stores))
        part.restore(state[store], withPrefix(store, arrays));
    },
  };
}

/** Why the state of an agent cannot be restored; null where it can. */
export function obstacleToAgent(name: string, state: unknown): Message | null {
  const schema = schemaOf(state);
  return schema === 1 || schema === agentSchema
    ? null
    : message('training.unknownAgentSchema', { algorithm: name, schema: String(schema) });
}

const schemaOf = (state: unknown): unknown => (state as SavedState)['schema'] ?? 1;

function presentForm(name: string, { state, arrays }: AgentState, migrate: Persistent['migrate']) {
  const obstacle = obstacleToAgent(name, state);
  if (obstacle !== null) throw new SpokenError(obstacle);
  const saved = state as SavedState;
  return { state: saved, arrays, ...(schemaOf(state) === 1 ? migrate?.(saved, arrays) : {}) };
}

/** The variables of a compiled program. */
export function variablesOf(program: {
  read(): VariableValues;
  write(values: Readonly<VariableValues>): void;
}): ArrayPart {
  return {
    save: () => ({ arrays: program.read() }),
    restore: (_, arrays) => program.write(arrays as VariableValues),
  };
}

/** A part that holds nothing but arrays. */
export function arraysOf(part: { save(): Arrays; restore(arrays: Arrays): void }): ArrayPart {
  return { save: () => ({ arrays: part.save() }), restore: (_, arrays) => part.restore(arrays) };
}
