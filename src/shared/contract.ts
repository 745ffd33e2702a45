/**
 * The one contract between the window and the main process.
 *
 * Handlers, the preload bridge and the window's types all derive from it. Every request is a channel with a
 * schema of its payload, which the main process checks; every notice is a channel that main sends on.
 */
import { z } from 'zod';
import { annotationChange, annotationLimits } from './annotations';
import { runsAtOnce } from './check-experiments';
import { classRequests, type ClassAnswers } from './class-requests';
import { courseRequests, type CourseAnswers } from './course-requests';
import { comparisonChoice, comparisonRequest, runLimit, type Comparison } from './comparison';
import type { RunEvent } from './events';
import { exportChoice, exportOrder } from './exports/export-order';
import { runExportOrder, type ImportReport, type RunExport } from './exchange';
import { studentId } from './hand-in';
import { excessOf } from './extent';
import type { Problem } from './problem';
import type { Inspection, InspectionSummary, Optimum } from './inspection';
import { languageChoices } from './language';
import { fileLimits, mostRunStyles, rememberedExperiment } from './limits';
import type { RunMetrics } from './metrics';
import { presetIdPattern, type ListedPreset, type PresetListing } from './preset';
import { message } from './language/say';
import { allowing, refusal } from './refinement';
import { runId } from './run-id';
import type { RunSummary } from './runs';
import type { Message } from './language/message';
import { isVisible, visibleOnly } from './visible';
import { longWorks, type LongWork, type WorkProgress } from './work';

/** The settings that outlive the program. */
export const settingsSchema = z.strictObject({
  theme: z.enum(['system', 'light', 'dark']),
  /** The language of the window; the command line speaks English. */
  language: z.enum(languageChoices),
  /** Trainings at the same time; 0 means one for each core. */
  parallelRuns: z.number().int().min(0).max(64),
  /** TensorFlow threads in each training. */
  threads: z.number().int().min(1).max(64),
  /** Weight of the past in the smoothed return, 0 to 0.999. */
  smoothing: z.number().min(0).max(0.999),
  /** Whose runs those are that are exported; empty until someone says. */
  yourName: z.string().max(60).refine(isVisible, allowing(visibleOnly)),
  /** What the person is numbered by at the university; empty until someone says. */
  studentId,
  /** The folder that runs are handed in to; null where there is none. Only a dialog of the system's changes it. */
  handInFolder: z.string().min(1).max(fileLimits.path).nullable(),
  /** The folder of the course that a lecturer gives; null where there is none. Only a dialog of the system's changes it. */
  courseFolder: z.string().min(1).max(fileLimits.path).nullable(),
  /** Whether the window shows what a class has handed in: it is the lecturer's. */
  showClass: z.boolean(),
  /** Whether numbers stand there for names. */
  hideNames: z.boolean(),
  /** The last experiment in the form, checked again when it is used. */
  lastExperiment: z.unknown().superRefine((value, context) => {
    const excess = excessOf(value, rememberedExperiment);
    if (excess !== null) context.addIssue(refusal(excess));
  }),
  /** The runs that were shown together last. */
  selectedRuns: z.array(runId).max(1000),
  /** Runs that the end of the program cut short. */
  interruptedRuns: z.array(runId).max(100_000),
  /** Number of each run's colour and dash, so that a run looks the same for as long as it exists. */
  runStyles: z
    .record(runId, z.number().int().min(0).max(1_000_000))
    .refine(
      (styles) => Object.keys(styles).length <= mostRunStyles,
      allowing(message('allowed.mostColours', { most: mostRunStyles })),
    ),
  /** The guide that was read last; null before the first one. */
  lastGuide: z.string().max(100).refine(isVisible, allowing(visibleOnly)).nullable(),
  /** What was compared last, and how. */
  comparison: comparisonChoice,
  /** How a comparison was exported last. */
  export: exportChoice,
});
export type Settings = z.infer<typeof settingsSchema>;

/** What the page itself may change: which folder others read from is decided in a dialog of the system's. */
const changeableSettings = settingsSchema.omit({ handInFolder: true, courseFolder: true });

const presetId = z.string().regex(presetIdPattern);

/** Payload schemas of the requests; `z.undefined()` where there is none. */
export const requests = {
  about: z.undefined(),
  presets: z.undefined(),
  settings: z.undefined(),
  changeSettings: changeableSettings.partial(),
  runs: z.undefined(),
  metrics: z.strictObject({ id: runId }),
  /** One metric of many runs, summed up by group. */
  compare: comparisonRequest,
  /** Writes a comparison to where the person says in a dialog of the system's. */
  export: exportOrder,
  /** Shows what was exported last in the system's file manager. */
  revealExport: z.undefined(),
  log: z.strictObject({ id: runId }),
  inspections: z.strictObject({ id: runId }),
  inspection: z.strictObject({ id: runId, step: z.number().int().min(0) }),
  /** The optimal action values of a run's environment, where it has an exact model. */
  optimum: z.strictObject({ id: runId }),
  /** The experiment is checked by `checkExperiment`, whose problems come back. */
  start: z.strictObject({ experiment: z.unknown(), preset: presetId.nullable() }),
  /** All experiments are checked before the first one starts: one that cannot be used keeps all from starting. */
  startMany: z.strictObject({
    experiments: z.array(z.unknown()).min(1).max(runsAtOnce),
    preset: presetId.nullable(),
  }),
  pause: z.strictObject({ id: runId }),
  resume: z.strictObject({ id: runId }),
  extend: z.strictObject({ id: runId, steps: z.number() }),
  stop: z.strictObject({ id: runId }),
  /** Puts what waits into another order: these runs in theirs, the others behind them. */
  arrangeQueue: z.strictObject({ ids: z.array(runId).max(100_000) }),
  remove: z.strictObject({ id: runId }),
  restore: z.strictObject({ id: runId }),
  /** Changes names, tags, notes, and which runs are put away. */
  annotate: z.strictObject({
    ids: z.array(runId).min(1).max(runLimit),
    // An answer is given once, by the request of that name.
    change: annotationChange.omit({ answer: true }),
  }),
  /** Writes runs into one file, to where the person says in a dialog of the system's. */
  exportRuns: runExportOrder,
  /** Takes in the runs of files that the person chooses in a dialog of the system's. */
  importRuns: z.undefined(),
  ...classRequests,
  ...courseRequests,
  /** Takes the folder that the person chooses in a dialog of the system's as the one to hand in to. */
  chooseHandInFolder: z.undefined(),
  /** Forgets that choice: what an administrator presets holds again, or there is none. */
  forgetHandInFolder: z.undefined(),
  /** Stops a long work, which then answers; without effect where it is over. */
  cancelWork: z.strictObject({ work: z.enum(longWorks) }),
  /** Answers `closing`: nothing that was typed is left to be saved. */
  readyToClose: z.undefined(),
  /** Shows the run's folder in the system's file manager. */
  reveal: z.strictObject({ id: runId }),
  revealDataFolder: z.undefined(),
  /** Where the data folder is, and where it will be. */
  dataFolder: z.undefined(),
  /** Takes the folder that the person chooses in a dialog of the system's as the data folder, from the next start on. */
  chooseDataFolder: z.undefined(),
  /** Goes back to the usual data folder, from the next start on. */
  useUsualDataFolder: z.undefined(),
  /** Keeps a preset: a new one where `id` is null. What it says is checked as a file's content is. */
  savePreset: z.strictObject({
    id: presetId.nullable(),
    title: z.unknown(),
    description: z.unknown(),
    translations: z.unknown().optional(),
    experiment: z.unknown(),
    assignment: z.unknown(),
  }),
  removePreset: z.strictObject({ id: presetId }),
  restorePreset: z.strictObject({ id: presetId }),
  /** Reads presets from the file that the person names in a dialog of the system's. */
  importPresets: z.undefined(),
  /** Writes presets to the file that the person names in a dialog of the system's. */
  exportPresets: z.strictObject({ ids: z.array(presetId).min(1).max(500) }),
  /** Answers an assignment's question, for good. */
  answer: z.strictObject({
    id: runId,
    text: z.string().max(annotationLimits.answer),
    /** Also for the other runs of the assignment that wait for the same answer. */
    all: z.boolean(),
  }),
} as const;

export type RequestName = keyof typeof requests;
export type RequestPayload<N extends RequestName> = z.infer<(typeof requests)[N]>;

/** What `about` answers. */
export interface About {
  readonly versions: Readonly<Record<string, string>>;
  readonly dataFolder: string;
  readonly cores: number;
  /** The folder to hand in to that an administrator presets; null for none. */
  readonly presetHandInFolder: string | null;
  /** The course folder that holds where nobody chooses one; null for none. */
  readonly presetCourseFolder: string | null;
  /** What the program found amiss when it started. */
  readonly warnings: readonly Message[];
}

/** Where the data folder is, and where it will be. */
export interface DataFolderSetting {
  readonly folder: string;
  /** Who says so: the environment variable `RL_LAB_HOME`, a choice in the settings, or the platform's custom. */
  readonly origin: 'environment' | 'chosen' | 'usual';
  /** The platform's usual place. */
  readonly usual: string;
  /** The data folder from the next start on. */
  readonly next: string;
  /** The service that copies that folder to a server, such as OneDrive; null for none that is known. */
  readonly synchronisedBy: string | null;
}

/** What each request answers when it succeeds. */
export interface RequestAnswers extends ClassAnswers, CourseAnswers {
  about: About;
  presets: PresetListing;
  settings: Settings;
  changeSettings: Settings;
  /** All runs, as `runsIn` reads them. */
  runs: string;
  metrics: RunMetrics;
  compare: Comparison;
  /** Where it went and what has to be known of the runs; null where the person cancelled, in the dialog or later. */
  export: { readonly path: string; readonly remarks: readonly string[] } | null;
  revealExport: null;
  log: string;
  inspections: readonly InspectionSummary[];
  /** Null where there is none of that step. */
  inspection: Inspection | null;
  optimum: Optimum | null;
  start: RunSummary;
  /** In the order of the request. */
  startMany: readonly RunSummary[];
  pause: null;
  resume: null;
  extend: null;
  stop: null;
  arrangeQueue: readonly RunSummary[];
  /** Removed runs stay in the data folder's bin until the program ends. */
  remove: null;
  restore: null;
  /** As they are now. */
  annotate: readonly RunSummary[];
  /** Null where the person cancelled. */
  exportRuns: RunExport | null;
  /** Null where the person cancelled in the dialog. */
  importRuns: ImportReport | null;
  /** Null where the person cancelled. */
  chooseHandInFolder: Settings | null;
  forgetHandInFolder: Settings;
  cancelWork: null;
  readyToClose: null;
  reveal: null;
  revealDataFolder: null;
  dataFolder: DataFolderSetting;
  /** Null where the person cancelled. */
  chooseDataFolder: DataFolderSetting | null;
  useUsualDataFolder: DataFolderSetting;
  savePreset: ListedPreset;
  /** Removed presets can be restored until the program ends. */
  removePreset: null;
  restorePreset: null;
  /** Null where the person cancelled. */
  importPresets: ImportedPresets | null;
  /** Where they went; null where the person cancelled. */
  exportPresets: { readonly path: string } | null;
  /** How many runs were answered. */
  answer: number;
}

/** What came of a file of presets. */
export interface ImportedPresets {
  /** What is new, in the order of the file. */
  readonly presets: readonly ListedPreset[];
  /** Ids that were taken already, and the ones that these presets have instead. */
  readonly renamed: readonly { readonly from: string; readonly to: string }[];
  /** Ids of presets that were there already, word for word. */
  readonly same: readonly string[];
}

/** An answer never rejects: it carries the value, or what is wrong. */
export type Answer<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly says: Message; readonly problems: readonly Problem[] };

/** What main sends without being asked, the next when the page has taken in the last. */
export interface Notices {
  /** Summaries of runs that changed or are new. */
  runsChanged: readonly RunSummary[];
  runsRemoved: readonly string[];
  /**
   * What happened in one run since the last notice; 10 to 20 a second at most. `anew`: what was told before no longer
   * holds, or was not all, so that the run's metrics are to be asked for anew.
   */
  runEvents: { readonly id: string; readonly events: readonly RunEvent[]; readonly anew: boolean };
  settingsChanged: Settings;
  /** Something a person should know of a run. */
  remark: { readonly id: string; readonly says: Message };
  /** How far a long work has come, ten times a second at most; null when it is over. */
  workProgress: { readonly work: LongWork; readonly progress: WorkProgress | null };
  /** The program is ending and saves so many active trainings first; `readyToClose` answers. */
  closing: { readonly saving: number };
}

export type NoticeName = keyof Notices;

/** The bridge that the preload script exposes as `window.lab`. */
export interface LabBridge {
  request<N extends RequestName>(name: N, payload: RequestPayload<N>): Promise<Answer<RequestAnswers[N]>>;
  /** Listens to a notice; the returned function ends that. */
  subscribe<N extends NoticeName>(name: N, listener: (notice: Notices[N]) => void): () => void;
}
