import type { messages as english } from '../../en/messages';
import type { Translated } from '../../message';
import { administrator } from './administrator';
import { refusals } from './refusals';
import { allowed } from './allowed';
import { experiments } from './experiments';
import { nextReasons } from './next-reasons';
import { nextSteps } from './next-steps';
import { general } from './general';
import { runs } from './runs';
import { otherwise } from './otherwise';
import { exchange } from './exchange';
import { handIn } from './hand-in';
import { trainers } from './trainers';
import { menu } from './menu';
import { dialogs } from './dialogs';
import { disk } from './disk';
import { fileKinds } from './file-kinds';
import { courses } from './courses';
import { presets } from './presets';
import { problems } from './problems';
import { exports } from './exports';
import { ownership } from './ownership';
import { settings } from './settings';
import { training } from './training';
import { json } from './json';
import { textFiles } from './text-files';
import { verdicts } from './verdicts';
import { requests } from './requests';

export const messages: { readonly [Feature in keyof typeof english]: Translated<(typeof english)[Feature]> } =
  {
    administrator,
    refusals,
    allowed,
    experiments,
    nextReasons,
    nextSteps,
    general,
    runs,
    otherwise,
    exchange,
    handIn,
    trainers,
    menu,
    dialogs,
    disk,
    fileKinds,
    courses,
    presets,
    problems,
    exports,
    ownership,
    settings,
    training,
    json,
    textFiles,
    requests,
    verdicts,
  };
