/** Annotates runs again and again: `HOME WHO COUNT ID…`; each tag is one that nobody else sets. */
import { changeAnnotations } from '../../src/main/runs/run-annotations';
import { RunStore } from '../../src/main/runs/run-store';

const [home, who, count, ...ids] = process.argv.slice(2) as [string, string, string, ...string[]];
const store = await RunStore.open(home);
for (let i = 0; i < Number(count); i++)
  for (const id of ids) await changeAnnotations(store.folderOf(id), { tag: [`${who}-${i}`] });
