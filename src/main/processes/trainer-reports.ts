/** What trainers report, taken into the runs' records and shown to whoever listens. */
import { withholdsResult } from '../../shared/runs';
import type { RunRegistry } from '../runs/run-registry';
import type { Listeners } from './listeners';
import type { Report } from './messages';
import type { Session } from './session';
import type { Sessions } from './sessions';
import type { SupervisorEvents } from './supervision';

export class TrainerReports {
  readonly #registry: RunRegistry;
  readonly #sessions: Sessions;
  readonly #listeners: Listeners<SupervisorEvents>;
  readonly #slotFreed: () => void;

  /** @param slotFreed called where a run has paused, and another can have its slot */
  constructor(
    registry: RunRegistry,
    sessions: Sessions,
    listeners: Listeners<SupervisorEvents>,
    slotFreed: () => void,
  ) {
    this.#registry = registry;
    this.#sessions = sessions;
    this.#listeners = listeners;
    this.#slotFreed = slotFreed;
  }

  /** Takes in what the trainer of a run says while it is at work. */
  hear(session: Session, report: Report): void {
    const { id } = session;
    // What is no longer this process's run is not shown of any more.
    if (!this.#sessions.has(session)) return;
    switch (report.type) {
      case 'started': {
        const { step, seconds, from, versions } = report;
        this.#registry.update(id, { versions: { ...versions }, step, seconds, checkpointStep: from });
        session.setPhase({ phase: 'running' });
        // It continues from its checkpoint: what came after that has not happened.
        this.#listeners.tell('anew', id);
        break;
      }
      case 'events': {
        const { step, seconds, events, missed } = report;
        const progress = events.filter((event) => event.type === 'progress').at(-1);
        const stepsPerSecond = progress?.stepsPerSecond ?? this.#registry.summary(id).stepsPerSecond;
        this.#registry.update(id, { step, seconds, stepsPerSecond });
        const shown = withholdsResult(this.#registry.summary(id))
          ? events.filter(({ type }) => type === 'progress')
          : events;
        if (missed) this.#listeners.tell('anew', id);
        if (shown.length > 0) this.#listeners.tell('events', id, shown);
        session.tellSoon();
        break;
      }
      case 'checkpoint':
        this.#registry.update(id, { checkpointStep: report.step });
        session.tellSoon();
        break;
      case 'notice':
        this.#listeners.tell('notice', id, report.says);
        break;
      case 'paused':
        this.#registry.update(id, { step: report.step, seconds: report.seconds });
        session.hasSlot = false;
        session.setPhase({ phase: 'paused' });
        this.#slotFreed();
        break;
    }
  }
}
