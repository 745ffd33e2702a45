import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { ownCommand } from '../../../platform/own-command';
import { courseFileEnding, type Course } from '../../../shared/course';
import { say } from '../../../shared/language/say';
import { readCourseFile, type CourseContent } from '../../presets/courses/course-file';
import { unpackCourse } from '../../presets/courses/course-folder';
import { CourseWorkshop, writeCourseFile } from '../../presets/courses/made-courses';
import { dataFolder } from '../../runs/data-folder';
import { checkTarget } from '../check-target';
import { valueOf, type Command, type Given, type Terminal } from '../command';
import { exitCodes, UsageError } from '../exit-codes';
import { suggestion } from '../near-miss';
import { openPresets } from '../open-presets';
import { table } from '../words';

const actions = ['list', 'show', 'add', 'remove', 'restore', 'export', 'unpack'] as const;
type Action = (typeof actions)[number];

/** Actions that name a course or its file. */
const names: Partial<Record<Action, string>> = {
  show: 'FILE',
  add: 'FILE',
  remove: 'ID',
  restore: 'ID',
  export: 'ID',
  unpack: 'FILE',
};

const givenBy = ({ by }: Pick<Course, 'by'>) => (by === '' ? '' : `, by ${by}`);

async function list(given: Given, terminal: Terminal): Promise<number> {
  const { courses, damaged } = await openPresets().courses.list();
  const made = await new CourseWorkshop(dataFolder()).list();
  const faults = [...damaged, ...made.damaged];
  for (const fault of faults) terminal.notes.write(`${say(fault)}\n`);
  if (given.switches.has('json'))
    terminal.print(
      JSON.stringify([...courses, ...made.courses.map((course) => ({ ...course, origin: 'made' }))]),
    );
  else {
    const row = (course: Course, origin: string) => [
      course.id,
      origin,
      String(course.presets.length),
      course.by,
      course.title,
    ];
    const rows = [
      ...courses.map((course) => row(course, course.origin)),
      ...made.courses.map((course) => row(course, 'made')),
    ];
    for (const line of table(['course', 'origin', ' presets', 'by', 'title'], rows)) terminal.print(line);
  }
  return faults.length > 0 ? exitCodes.usage : exitCodes.fine;
}

async function read(file: string): Promise<CourseContent> {
  const path = resolve(file);
  if ((await stat(path).catch(() => null)) === null) throw new UsageError(`There is no course file ${path}.`);
  return readCourseFile(path);
}

function show({ course, presets }: CourseContent, terminal: Terminal): void {
  terminal.print(`${course.title}${givenBy(course)} (${course.id})`);
  if (course.description !== '') terminal.print(course.description);
  for (const { id, title, assignment } of presets)
    terminal.print(`  ${id}: ${title}${assignment === undefined ? '' : ' (assignment)'}`);
  if (course.guides.length > 0) terminal.print(`  guides: ${course.guides.join(', ')}`);
  if (course.handInFolder !== null) terminal.print(`  hand-in folder: ${course.handInFolder}`);
}

async function add(file: string, given: Given, terminal: Terminal): Promise<void> {
  const content = await read(file);
  const { courses } = openPresets();
  const { id, title } = content.course;
  const earlier = (await courses.list()).courses.find((one) => one.id === id && one.origin === 'added');
  if (earlier !== undefined && !given.switches.has('force'))
    throw new UsageError(
      `There is a course ${id} already: ${earlier.title}${givenBy(earlier)}. Replace it with --force.`,
    );
  await courses.add(content);
  terminal.print(`Added ${id}: ${title}${givenBy(content.course)}`);
  if (earlier !== undefined)
    terminal.print(
      `The earlier one is kept until the window opens. Undo with: ${ownCommand()} course restore ${id}`,
    );
}

/** What a course is made of now: one that was made here, or else one that is here. */
async function contentOf(id: string): Promise<CourseContent> {
  const library = openPresets();
  const workshop = new CourseWorkshop(dataFolder());
  const made = (await workshop.list()).courses.map((course) => course.id);
  if (made.includes(id)) return workshop.content(id, (await library.list()).presets);
  const known = (await library.courses.list()).courses.map((course) => course.id);
  if (!known.includes(id))
    throw new UsageError(
      `There is no course ${id}.${suggestion(id, [...made, ...known])} "${ownCommand()} course list" lists them.`,
    );
  return library.courses.content(id);
}

function target(given: Given, action: Action, kind: string): string {
  const to = valueOf(given, 'to');
  if (to === undefined) throw new UsageError(`"course ${action}" needs --to ${kind} as well.`);
  return resolve(to);
}

export const course: Command = {
  name: 'course',
  operands: ['ACTION', '[ID|FILE]'],
  summary: 'Add the course that a lecturer gives, list courses, and hand one out.',
  details: [
    'ACTION is list, show FILE, add FILE, remove ID, restore ID, export ID --to FILE, or unpack FILE --to FOLDER.',
    `A course holds presets, assignments and an order of guides, in one file that ends in ${courseFileEnding}. It is made in the window: Settings, Course, Make a course.`,
    '"show" tells what a file holds, and changes nothing. "add" puts it beside your own presets, "remove" takes it away, "restore" brings back what was there before.',
    '"unpack" makes a new folder of it, for the share or the folder "course" beside the program.',
  ],
  options: {
    to: { value: 'PATH', doc: 'Where export and unpack write to.' },
    force: { doc: 'Let add replace an earlier version, and export a file that is there.' },
    json: { doc: 'Let list print one JSON array.' },
  },
  async run(given, terminal) {
    const [word = '', name] = given.operands;
    const action = actions.find((one) => one === word);
    if (action === undefined)
      throw new UsageError(
        `There is no action ${word}; allowed is ${actions.join(', ')}.${suggestion(word, actions)}`,
      );
    if (action === 'list') return list(given, terminal);
    if (name === undefined) throw new UsageError(`"course ${action}" needs ${names[action]} as well.`);
    const { courses } = openPresets();
    switch (action) {
      case 'show':
        show(await read(name), terminal);
        break;
      case 'add':
        await add(name, given, terminal);
        break;
      case 'remove':
        await courses.remove(name);
        terminal.print(`Removed ${name}. Undo with: ${ownCommand()} course restore ${name}`);
        break;
      case 'restore':
        await courses.restore(name);
        terminal.print(`Restored ${name}.`);
        break;
      case 'export': {
        const path = target(given, action, 'FILE');
        await checkTarget(path, given.switches.has('force'));
        await writeCourseFile(await contentOf(name), path);
        terminal.print(path);
        break;
      }
      case 'unpack': {
        const folder = target(given, action, 'FOLDER');
        await unpackCourse(await read(name), folder);
        terminal.print(folder);
        break;
      }
    }
    return exitCodes.fine;
  },
};
