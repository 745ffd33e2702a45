/** The engine: functions of tensors compiled into one native call. See README.md. */
export { engineOfProcess, engines, type Engine } from './choice';
export { compile, programsLeftToTensorFlow } from './compile';
export { define } from './program';
export type { Program, Variables, VariableValues } from './program';
export { EngineError } from './errors';
export { bool, f32, i32, optional, presentSpecs } from './specs';
export type { ArraysOf, Declared, ResultsOf, Spec, TensorsOf } from './specs';
export { backend, tensorflowVersion, tf } from './tensorflow';
export { clipByGlobalNorm, globalNorm } from './primitives/clipping';
export { customGradient } from './primitives/custom-gradient';
export { dense, type Activation } from './primitives/dense';
export { lossAndGradients, withoutGradient } from './primitives/gradients';
export { gatherRows, pick, segmentSum } from './primitives/gather';
export { adam, adamW, rmsProp, sgd, type Optimizer } from './primitives/optimizers';
