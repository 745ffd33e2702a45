/** The operations of TensorFlow that change variables, as instructions. */
import { nativeTypes } from '../graph';
import { UnsupportedOperation, type Drafting, type Value } from './drafting';
import { sizeOf } from './shapes';

const { bool } = nativeTypes;

/** Operations that change variables: they stay, and none is ever the same as another. */
export const updates = new Set([
  'AssignVariableOp',
  'ResourceApplyAdam',
  'ResourceApplyGradientDescent',
  'ResourceApplyRMSProp',
  'ResourceApplyCenteredRMSProp',
]);

/** What an update asks of the function that it stands in. */
interface UpdatedFunction {
  /** Says that variables are written now: what is still wanted of their old values is kept. */
  written(variables: readonly Value[]): void;
  /** The value of an input, by its number; asked for after `written`, since what was kept lies elsewhere. */
  current(input: number): Value;
}

/**
 * Drafts one update.
 * @param places where its inputs lie before anything is written, the variables first
 */
export function draftUpdate(
  drafting: Drafting,
  op: string,
  places: readonly Value[],
  graph: UpdatedFunction,
): void {
  const take = (count: number) => places.slice(0, count);
  const [variable] = places as [Value];
  const count = sizeOf(variable.shape);
  switch (op) {
    case 'AssignVariableOp': {
      if (variable.dtype === bool) throw new UnsupportedOperation(op, 'of truth values');
      graph.written([variable]);
      // What was kept of the old value may be what is assigned now.
      const value = graph.current(1);
      drafting.emit('copy', [variable, count, value, count, 1, count], [value, variable], variable.block);
      return;
    }
    case 'ResourceApplyGradientDescent': {
      graph.written(take(1));
      const current = [variable, ...places.slice(1).map((_, i) => graph.current(i + 1))];
      drafting.emit('gradientDescent', [...current, count], current, variable.block);
      return;
    }
    case 'ResourceApplyAdam': {
      // Variable, first and second moments; powers of the betas, rate, betas, epsilon; gradient.
      graph.written(take(3));
      const blocks = take(3).map(({ block }) => block);
      const current = places.map((place, i) => (i < 3 ? place : graph.current(i)));
      drafting.emit('adam', [...current, count], current, ...blocks);
      return;
    }
    case 'ResourceApplyRMSProp': {
      graph.written(take(3));
      const [w, squares, momenta, ...rest] = places.map((place, i) => (i < 3 ? place : graph.current(i)));
      drafting.emit(
        'rmsProp',
        [w!, -1, squares!, momenta!, ...rest, count],
        [w!, squares!, momenta!, ...rest],
        ...take(3).map(({ block }) => block),
      );
      return;
    }
    case 'ResourceApplyCenteredRMSProp': {
      graph.written(take(4));
      const current = places.map((place, i) => (i < 4 ? place : graph.current(i)));
      drafting.emit('rmsProp', [...current, count], current, ...take(4).map(({ block }) => block));
      return;
    }
  }
}
