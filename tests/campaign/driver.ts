/**
 * Trains one run as the command line does, with its checkpoints close together: `HOME start EXPERIMENT` or
 * `HOME resume ID`. Every change of the run is a line of JSON.
 */
import { RunStore } from '../../src/main/runs/run-store';
import { Supervisor } from '../../src/main/processes/supervisor';
import type { RunSummary } from '../../src/shared/runs';

const [home, what, given] = process.argv.slice(2) as [string, 'start' | 'resume', string];
const say = (fact: object) => process.stdout.write(`${JSON.stringify(fact)}\n`);

const supervisor = await Supervisor.open({ store: await RunStore.open(home), checkpointSeconds: 0.15 });
let id = what === 'resume' ? given : '';
let over: (run: RunSummary) => void;
const ended = new Promise<RunSummary>((resolve) => (over = resolve));
supervisor.on('changed', (runs) => {
  for (const run of runs) {
    if (id !== '' && run.id !== id) continue;
    const { phase } = run.state;
    say({ phase, step: run.step, checkpoint: run.checkpointStep });
    if (id !== '' && (phase === 'finished' || phase === 'stopped' || phase === 'crashed')) over(run);
  }
});
try {
  if (what === 'resume') await supervisor.resume(id);
  else {
    id = (await supervisor.start(JSON.parse(given), null)).id;
    say({ id });
  }
} catch (error) {
  say({ error: (error as Error).message });
  process.exit(7);
}
const run = await ended;
await supervisor.close();
process.exit(run.state.phase === 'finished' ? 0 : 1);
