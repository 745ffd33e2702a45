/** Functions that were recorded into one graph, and the session that runs them. */
import type { NativeArray } from './binding';
import { nativeTypes } from './graph';
import { VariableGuard } from './guard';
import {
  checkValues,
  readVariables,
  scalarOrArray,
  type PlainCallable,
  type PlainDefinition,
  type PlainOptions,
  type PlainProgram,
  type VariableValues,
} from './program';
import { findDifference, recordProgram, separate, type Fetch, type InputVariable } from './record-program';
import { Session } from './session';
import type { DType } from './specs';
import { fillAll, Staging, type StagedInput } from './staging';
import { backend } from './tensorflow';

export class CompiledProgram implements PlainProgram {
  readonly compiled = true;
  readonly engine = 'tensorflow';
  readonly functions: PlainProgram['functions'];
  readonly #session: Session;
  readonly #staging = new Staging();
  readonly #recorded: Readonly<Record<string, readonly string[]>>;
  readonly #guard: VariableGuard;

  /** @param remark why not by kernels, where those were asked for */
  constructor(
    private readonly options: PlainOptions,
    readonly remark: string | null = null,
  ) {
    const initial = readVariables(options.variables);
    separate(options.variables);
    const recorded = recordProgram(options);
    this.#recorded = recorded.lines;
    this.#session = new Session(recorded.graph, options.name);
    this.#writeAll(initial);
    const copied = this.#stageInputs(recorded.inputs);
    this.functions = Object.fromEntries(
      Object.entries(options.functions).map(([name, definition]) => [
        name,
        this.#callable(name, definition, recorded.fetches[name]!, recorded.lines[name]!.length, copied),
      ]),
    );
    this.#guard = new VariableGuard(options.variables);
    this.#guard.guard();
  }

  read(): VariableValues {
    const names = Object.keys(this.options.variables);
    if (names.length === 0) return {};
    const results = this.#session.run('read', [], '', names.map((_, index) => `r${index}`).join(','));
    return Object.fromEntries(
      names.map((name, index) => {
        const { id } = results[index]!;
        const data = backend.binding.tensorDataSync(id);
        backend.binding.deleteTensor(id);
        return [name, data as Float32Array | Int32Array];
      }),
    );
  }

  write(values: Readonly<VariableValues>): void {
    checkValues(this.options.variables, values);
    this.#writeAll(values);
  }

  verify(): void {
    this.#guard.release();
    try {
      findDifference(this.#recorded, recordProgram(this.options).lines);
    } finally {
      this.#guard.guard();
    }
  }

  dispose(): void {
    this.#session.dispose();
    this.#staging.dispose();
    this.#guard.release();
  }

  #writeAll(values: Readonly<VariableValues>): void {
    const { binding } = backend;
    const entries = Object.keys(this.options.variables)
      .map((name, index) => ({ name, index }))
      .filter(({ name }) => values[name] !== undefined);
    if (entries.length === 0) return;
    const ids = entries.map(({ name }) => {
      const { shape, dtype } = this.options.variables[name]!;
      // The session keeps this memory as the variable's own: a copy that nobody else has.
      return binding.createTensor(shape, nativeTypes[dtype as DType], values[name]!.slice());
    });
    const results = this.#session.run(
      'write',
      ids,
      entries.map(({ index }) => `p${index}`).join(','),
      entries.map(({ index }) => `w${index}`).join(','),
    );
    for (const { id } of results) binding.deleteTensor(id);
    for (const id of ids) binding.deleteTensor(id);
  }

  /**
   * Puts the staging under the session's input variables.
   *
   * A variable takes over the memory of the tensor that it is set to. Where that is the staging's own, a call needs
   * to hand nothing over: the session reads what JavaScript has filled in. Whether it is, is tried out for each input.
   * @returns the inputs for which it is not, which are set anew before every call
   */
  #stageInputs(inputs: ReadonlyMap<string, InputVariable>): ReadonlyMap<StagedInput, number> {
    for (const [name, { inputs: specs }] of Object.entries(this.options.functions))
      this.#staging.of(name, specs);
    const copied = new Map<StagedInput, number>();
    for (const [key, { index }] of inputs) {
      const staged = this.#staging.get(key);
      this.#setInput(staged, index);
      const seen = [1, 0].map((value) => {
        staged.array[0] = value;
        const { id } = this.#session.run('read', [], '', `i${index}`)[0]!;
        const first = backend.binding.tensorDataSync(id)[0];
        backend.binding.deleteTensor(id);
        return first;
      });
      if (seen[0] !== 1 || seen[1] !== 0) copied.set(staged, index);
    }
    return copied;
  }

  #setInput(staged: StagedInput, index: number): void {
    const id = staged.acquire();
    const [done] = this.#session.run('set', [id], `k${index}`, `j${index}`);
    backend.binding.deleteTensor(done!.id);
    staged.release(id);
  }

  #callable(
    name: string,
    definition: PlainDefinition,
    fetch: Fetch,
    nodes: number,
    copied: ReadonlyMap<StagedInput, number>,
  ): PlainCallable {
    const { binding } = backend;
    const inputs = this.#staging.of(name, definition.inputs);
    const anew = inputs.map(([, input]) => input).filter((input) => copied.has(input));
    const staging = Object.fromEntries(inputs.map(([input, { array }]) => [input, array]));
    const session = this.#session;
    const nothing: number[] = [];
    const { outputNames, scalars, arrays } = fetch;

    const call = (given?: Readonly<Record<string, unknown>>) => {
      if (given !== undefined) fillAll(name, definition.inputs, staging, given);
      for (const input of anew) this.#setInput(input, copied.get(input)!);
      const results = session.run(name, nothing, '', outputNames);
      const outputs: Record<string, number | NativeArray> = {};
      let next = 0;
      if (scalars.length > 0) {
        const { id } = results[next++]!;
        const data = binding.tensorDataSync(id);
        binding.deleteTensor(id);
        for (let i = 0; i < scalars.length; i++) outputs[scalars[i]!] = data[i]!;
      }
      for (const { output, spec } of arrays) {
        const { id } = results[next++]!;
        outputs[output] = scalarOrArray(spec, binding.tensorDataSync(id));
        binding.deleteTensor(id);
      }
      while (next < results.length) binding.deleteTensor(results[next++]!.id);
      return outputs;
    };
    return Object.assign(call, { staging, nodes });
  }
}
