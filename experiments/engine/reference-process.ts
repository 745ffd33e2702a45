/** A process that does idiomatic work under TensorFlow's own settings when it is asked to, and tells how long it took. */
import { idiomaticWork, type IdiomaticName } from './idiomatic-works';
import { here, type Measure } from '../measure';

const measures = new Map<IdiomaticName, Measure>();

process.on('message', async ({ name, count }: { name: IdiomaticName; count: number }) => {
  let measure = measures.get(name);
  if (measure === undefined) measures.set(name, (measure = here(idiomaticWork(name))));
  process.send!({ micros: await measure(count) });
});
process.on('disconnect', () => process.exit(0));
