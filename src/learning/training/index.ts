/** What agents need of the training: what is asked of them, what they are built from, how they report and are saved. */
export type { Agent } from './agent';
export type { AgentOptions, TabularOptions } from './agent-options';
export { Averages } from './averages';
export { prefixed } from './names';
export { persistent, variablesOf } from './persistent';
export { namesOf, reportOf } from './report';
