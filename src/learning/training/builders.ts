/** What a training is made from, handed in by whoever knows a catalogue. */
import type { EnvironmentCard, EnvironmentOptions } from '../../shared/catalogue/environment';
import type { Experiment } from '../../shared/experiment';
import type { Random } from '../../shared/random';
import type { Environment } from '../environment/environment';
import type { Wrapping } from '../environment/wrapping';
import type { Agent } from './agent';
import type { AgentOptions } from './agent-options';

/** What an agent is told beside its experiment. */
export type AgentParts = Partial<Pick<AgentOptions<never>, 'compiled' | 'normalisation'>>;

export interface Builders {
  createEnvironment(id: string, options?: EnvironmentOptions, wrapping?: Wrapping): Environment;
  createAgent(
    experiment: Experiment,
    environment: EnvironmentCard,
    random: Random,
    parts?: AgentParts,
  ): Agent;
}
