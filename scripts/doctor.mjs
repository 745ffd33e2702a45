/** `npm run doctor`: what is here, where, in which version; what is missing and what to do. */
import { parseArgs } from 'node:util';
import { diagnose } from './setup/diagnosis.mjs';
import { reasonOf } from './setup/failure.mjs';
import { projectRoot } from './setup/paths.mjs';

const usage = `npm run doctor [-- OPTIONS]

Prints every version and path that matters, and what is missing. Ends with exit code 1 if something
that is needed is missing.

  --json   print it as JSON (npm run --silent doctor -- --json)
  --deep   compare the native parts with their checksums, file by file
  --help   show this text`;

try {
  const { values } = parseArgs({
    options: { json: { type: 'boolean' }, deep: { type: 'boolean' }, help: { type: 'boolean' } },
  });
  if (values.help) {
    console.log(usage);
  } else {
    const { facts, findings } = await diagnose(projectRoot, { deep: values.deep });
    const broken = findings.some(({ needed }) => needed);
    if (values.json) {
      const values = Object.fromEntries(facts.map(({ name, value }) => [name, value]));
      console.log(JSON.stringify({ healthy: !broken, facts: values, findings }, null, 2));
    } else {
      const width = Math.max(...facts.map(({ name }) => name.length));
      for (const { name, value } of facts) console.log(`${name.padEnd(width)}  ${value}`);
      console.log(findings.length ? '\nWhat is missing:' : '\nEverything is there.');
      for (const { what, todo, needed } of findings) {
        console.log(`- ${needed ? '' : '(optional) '}${what}\n    To do: ${todo}`);
      }
    }
    process.exitCode = broken ? 1 : 0;
  }
} catch (error) {
  console.error(`\n${reasonOf(error)}`);
  process.exitCode = 1;
}
