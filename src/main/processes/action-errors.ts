/** Why something cannot be done with a run. */
import { message } from '../../shared/language/say';
import type { RunAction } from '../../shared/language/en/messages/trainers';
import { SpokenError } from '../../shared/language/spoken-error';
import type { RunSummary } from '../../shared/runs';

/** What a run is doing does not permit an action. */
export class ActionError extends SpokenError {
  constructor(action: RunAction, { id, state, elsewhere }: Pick<RunSummary, 'id' | 'state' | 'elsewhere'>) {
    super(
      elsewhere
        ? message('trainers.elsewhere', { action, id })
        : message('trainers.inPhase', { action, id, phase: state.phase }),
    );
    this.name = 'ActionError';
  }
}

/** An answer was given where nothing is asked. */
export class NoQuestionError extends SpokenError {
  constructor(readonly id: string) {
    super(message('trainers.noQuestion', { id }));
    this.name = 'NoQuestionError';
  }
}

/** A run is to be handed in whose question waits for its answer. */
export class UnansweredError extends SpokenError {
  constructor(readonly id: string) {
    super(message('handIn.unanswered', { id }));
    this.name = 'UnansweredError';
  }
}
