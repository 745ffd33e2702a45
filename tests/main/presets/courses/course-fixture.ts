/** A small course, and folders for it. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Course } from '../../../../src/shared/course';
import { checkPreset, type Preset } from '../../../../src/shared/preset';
import { courseOf, type CourseContent } from '../../../../src/main/presets/courses/course-file';

const folders: string[] = [];

export function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'rl-lab-course-'));
  folders.push(folder);
  return folder;
}

export function removeFolders(): void {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
}

export function presetCalled(id: string, more: object = {}): Preset {
  const experiment = { environment: 'CartPole-v1', algorithm: 'dqn', steps: 3000 };
  const checked = checkPreset({ id, title: `About ${id}`, experiment, ...more }, id);
  if ('problems' in checked) throw new Error(JSON.stringify(checked.problems));
  return checked.preset;
}

const assignment = { locked: 'all', question: 'What happens?', kind: 'text' };

export const aboutCourse = {
  id: 'rl-2026',
  title: 'Reinforcement learning 2026',
  description: 'Six exercises.',
  by: 'Ada',
  guides: ['dqn', 'CartPole-v1'],
  handInFolder: 'S:\\hand-in',
} as const satisfies Partial<Course>;

export const courseWith = (...ids: string[]): CourseContent =>
  courseOf(
    aboutCourse,
    ids.map((id, i) => presetCalled(id, i === 0 ? { assignment } : {})),
  );
