import type { RunSummary } from '../../../shared/runs';
import type { Inspection } from '../../../shared/inspection';
import type { InspectedAgent } from '../../state/inspector.svelte';

/** An agent that has something to show. */
export interface ShownAgent {
  readonly agent: InspectedAgent;
  readonly run: RunSummary;
  readonly inspection: Inspection;
  readonly colour: string;
}
