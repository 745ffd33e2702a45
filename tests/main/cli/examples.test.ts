import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { commands } from '../../../src/main/cli/commands';
import { helpFor } from '../../../src/main/cli/help';
import { algorithms, environments } from '../../../src/catalogue';
import { buildProgram, type BuiltProgram } from '../built-program';
import type { Outcome } from './program';

const root = resolve(import.meta.dirname, '../../..');
const text = (...path: string[]) => readFileSync(join(root, ...path), 'utf8');

/** Calls of the command line in the lines of code blocks and in running text, as they are to be typed. */
function callsIn(page: string): string[] {
  const typed = /(?:npm run lab --|\.\/rl-lab) (.+)$/;
  const blocks = [...page.matchAll(/^```\w*\n([^]*?)^```$/gm)].flatMap(([, code]) =>
    code!.split('\n').flatMap((line) => typed.exec(line.replace(/ {2,}#.*$/, '').trim())?.[1] ?? []),
  );
  const running = [...page.matchAll(/`(npm run lab -- [^`]+)`/g)].map(([, call]) => typed.exec(call!)![1]!);
  return [...blocks, ...running];
}

const guides = [
  ...readdirSync(join(root, 'resources', 'guides'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .map((name) => ['resources', 'guides', name]),
  ...Object.entries({ environments, algorithms }).flatMap(([kind, cards]) =>
    Object.keys(cards).flatMap((id) => ['guide.md', 'guide.de.md'].map((name) => ['src', kind, id, name])),
  ),
];
const help = ['', ...commands.map(({ name }) => name)].flatMap((topic) =>
  helpFor(topic === '' ? undefined : topic, commands)!,
);
/** The README's in their order, as they build on one another. */
const calls = [
  ...callsIn(text('README.md')),
  ...callsIn(text('CONTRIBUTING.md')),
  ...guides.flatMap((path) => callsIn(text(...path))),
  ...help.flatMap((line) => /^ {2}npm run lab -- (.*)$/.exec(line)?.[1] ?? []),
];

let program: BuiltProgram;
let home: string;
let folder: string;

/** Runs a line in a shell, in a folder of its own. */
function run(line: string, dataFolder = home): Promise<Outcome> {
  const child = spawn('sh', ['-c', `"$NODE" "$CLI" ${line}`], {
    cwd: folder,
    env: { ...process.env, NODE: process.execPath, CLI: program.cli, RL_LAB_HOME: dataFolder },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let [stdout, stderr] = ['', ''];
  child.stdout.setEncoding('utf8').on('data', (part: string) => (stdout += part));
  child.stderr.setEncoding('utf8').on('data', (part: string) => (stderr += part));
  return new Promise((ended) => {
    child.on('close', (code) => ended({ code, stdout, stderr }));
  });
}

beforeAll(async () => {
  program = await buildProgram();
  home = mkdtempSync(join(tmpdir(), 'rl-lab-examples-'));
  folder = mkdtempSync(join(tmpdir(), 'rl-lab-somewhere-'));
  // What the examples take to be there: a folder of a class, a preset from a colleague, one's own, and an assignment that does not take long.
  const [example] = /^```json\n([^]*?)^```$/m.exec(text('CONTRIBUTING.md'))!.slice(1);
  writeFileSync(join(folder, 'lecture-3.json'), example!);
  mkdirSync(join(folder, 'class'));
  mkdirSync(join(home, 'presets'));
  const task = JSON.parse(text('resources', 'course', 'assignments', 'assignment-target-network.json')) as {
    experiment: object;
  };
  const brief = { ...task, id: 'brief-assignment', experiment: { ...task.experiment, steps: 1100 } };
  writeFileSync(join(home, 'presets', 'brief-assignment.json'), JSON.stringify(brief));
  writeFileSync(
    join(home, 'presets', 'my-task.json'),
    JSON.stringify({
      schema: 1,
      id: 'my-task',
      experiment: { environment: 'CartPole-v1', algorithm: 'dqn' },
    }),
  );
}, 60_000);
afterAll(() => {
  for (const path of [home, folder]) rmSync(path, { recursive: true });
});

/** A call that trains, and how it is kept short. */
function shortened(call: string): string {
  if (!call.startsWith('train ') || call.includes('--dry-run')) return call;
  // An assignment lets nothing be changed.
  if (call.includes('--preset assignment-')) return call.replace(/assignment-[\w-]+/, 'brief-assignment');
  return `${call} --steps 1100 --set finalEpisodes=2`;
}

/** What stands for the person's own, by what it is written with. */
const filledIn = (call: string) => call.replace(/\bID\b/, 'dqn').replace(/\bCOMMAND\b/, 'list');

describe('the examples', () => {
  it('are there', () => {
    expect(calls.length).toBeGreaterThan(25);
    for (const name of ['train', 'compare', 'figure', 'report', 'export-runs', 'import', 'presets', 'answer'])
      expect(calls.some((call) => call.startsWith(name))).toBe(true);
  });

  it('find the runs of a colleague in a file', async () => {
    const theirs = join(home, 'of-a-colleague');
    for (const call of [
      'train --preset cartpole-dqn --steps 1100 --set finalEpisodes=2 --seed 9',
      'export-runs all --to bela.rlrun --name Bela',
    ]) {
      const { code, stderr } = await run(call, theirs);
      expect(code, stderr).toBe(0);
    }
  }, 60_000);

  it('of README, CONTRIBUTING, guides and help do what they say, one after the other', async () => {
    // RL_LAB_HOME goes before a choice; that one is tried where the choice is.
    for (const call of calls.filter((one) => !one.startsWith('data-folder --to'))) {
      const { code, stderr } = await run(shortened(filledIn(call)));
      expect(code, `${call}\n${stderr}`).toBe(0);
    }
  }, 300_000);
});

describe('the help', () => {
  const optionsIn = (words: string) => [...words.matchAll(/--([a-z][a-z-]+)/g)].map(([, name]) => name!);

  it.each(commands.map((command) => [command.name, command] as const))(
    'of %s speaks of options and commands that there are, in whole sentences',
    (_, { summary, details, options }) => {
      for (const sentence of [summary, ...details, ...Object.values(options).map(({ doc }) => doc)])
        expect(sentence).toMatch(/^[^a-z].*[.?]$/s);
      const own = Object.keys(options);
      for (const words of [...details, ...Object.values(options).map(({ doc }) => doc)]) {
        // In quotation marks stand calls of other commands, with their options.
        for (const [, name, rest] of words.matchAll(/"([a-z][a-z-]+)((?: [^"]*)?)"/g)) {
          const other = commands.find((command) => command.name === name);
          if (other === undefined) continue;
          for (const option of optionsIn(rest!)) expect(Object.keys(other.options)).toContain(option);
        }
        for (const option of optionsIn(words.replace(/"[^"]*"/g, '')))
          expect(
            own.includes(option) || commands.some((command) => Object.hasOwn(command.options, option)),
            option,
          ).toBe(true);
      }
    },
  );

  it('fits into 100 columns, but for calls', () => {
    const topics = [
      undefined,
      'experiment',
      ...commands.map(({ name }) => name),
      ...Object.keys(algorithms),
      ...Object.keys(environments),
    ];
    for (const topic of topics)
      for (const line of helpFor(topic, commands)!)
        if (!line.includes('npm run lab')) expect(line.length, line).toBeLessThanOrEqual(100);
  });
});
