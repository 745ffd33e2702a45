import { EventEmitter } from 'node:events';
import { resolve } from 'node:path';
import { expect, it } from 'vitest';
import { courseAmong, onOpenedCourse } from '../../src/main/opened-course';

it('finds the file of a course among words, and nothing else', () => {
  expect(courseAmong(['--inspect', 'a.txt', 'Übung 1.RLCourse'], '/home/u')).toBe(
    resolve('/home/u/Übung 1.RLCourse'),
  );
  expect(courseAmong(['--x.rlcourse', '.'], '/home/u')).toBeNull();
});

it('opens what a later start of the program is given', async () => {
  const app = new EventEmitter();
  const opened: string[] = [];
  onOpenedCourse(app as never, (path) => Promise.resolve(void opened.push(path)));
  app.emit('second-instance', {}, ['rl-lab', 'rl.rlcourse'], '/stick');
  app.emit('second-instance', {}, ['rl-lab'], '/stick');
  expect(opened).toEqual([resolve('/stick/rl.rlcourse')]);
});
