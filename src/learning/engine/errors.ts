/**
 * Thrown where a function cannot be compiled or a compiled one cannot run.
 *
 * `functionName` and `operation` say where; the message ends with what to do.
 */
export class EngineError extends Error {
  constructor(
    readonly functionName: string,
    readonly operation: string,
    readonly fault: string,
    readonly remedy: string,
    options?: ErrorOptions,
  ) {
    super(`Function "${functionName}", operation ${operation}: ${fault} ${remedy}`, options);
    this.name = 'EngineError';
  }
}
