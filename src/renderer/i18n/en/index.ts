/** Every text of the window, in English. `de.ts` says the same in German. */
import { assignment } from './assignment';
import { compare } from './compare';
import { diagnosis } from './diagnosis';
import { drawings } from './drawings';
import { formatCount } from '../format';
import { stepInspector } from './step-inspector';
import { sweep } from './sweep';
import { work } from './work';
import { runTools } from './runs';
import { courseTexts } from './courses';
import { presetTexts } from './presets';
import { welcome, experiments, field } from './experiments';
import { runs } from './run-list';
import { charts, player } from './charts';
import { inspect } from './inspect';
import { settings } from './settings';
import { help } from './help';
import { classRoom } from './class';
import { handIn } from './hand-in';

const someRuns = (n: number) => (n === 1 ? '1 run' : `${formatCount(n)} runs`);

export const texts = {
  rooms: {
    label: 'Views',
    experiments: 'Experiments',
    runs: 'Runs',
    compare: 'Compare',
    inspect: 'Inspect',
    guides: 'Guides',
    class: 'Class',
    settings: 'Settings',
    help: 'Help',
  },
  phases: {
    queued: 'Queued',
    starting: 'Starting',
    running: 'Running',
    paused: 'Paused',
    finished: 'Finished',
    stopped: 'Stopped',
    crashed: 'Crashed',
  },
  /** What came of a finished run, in place of its phase. */
  verdicts: { solved: 'Solved', notSolved: 'Not solved', undecided: 'Inconclusive' },
  activities: { 'warm-up': 'Warming up', training: 'Training', evaluating: 'Evaluating' },
  welcome,
  experiments,
  field,
  runs,
  charts,
  player,
  drawings,
  inspect,
  guides: {
    title: 'Guides',
    list: 'List of guides',
    search: 'Search the guides',
    searchHint: 'Search titles and texts',
    clear: 'Clear the search',
    found: (n: number) => (n === 0 ? 'Nothing found' : n === 1 ? '1 guide found' : `${n} guides found`),
    nothing: (words: string) => `No guide contains “${words}”. Try fewer or shorter words.`,
    kinds: { algorithm: 'Algorithms', topic: 'Topics', environment: 'Environments' },
    outline: 'On this page',
    back: 'Back to the previous guide',
    open: 'Guide',
    openOf: (title: string) => `Guide to ${title}`,
    whole: 'Open in Guides',
    close: 'Close the guide',
    beside: 'Guide beside the form',
    choose: 'Which guide',
    toExperiments: 'Back to the experiment',
    none: 'There is no guide to this yet.',
    failed: 'This guide could not be loaded.',
  },
  settings,
  help,
  compare,
  stepInspector,
  sweep,
  work,
  diagnosis,
  runTools,
  courses: courseTexts,
  presets: presetTexts,
  assignment,
  handIn,
  classRoom,
  closing: {
    title: (n: number) => `Saving ${someRuns(n)}…`,
    text: 'Each one writes a checkpoint and can be resumed from it the next time. Nothing is lost.',
  },
  problems: {
    title: 'Something went wrong',
    dismiss: 'Dismiss',
    failed: 'That did not work',
    startFailed: 'The window could not reach the program behind it.',
  },
};

/** What every language has to say. */
export type Texts = typeof texts;
