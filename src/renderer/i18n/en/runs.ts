/** Texts about many runs: finding, tagging, noting, putting away, handing on. In English. */
import { formatCount } from '../format';

const runs = (n: number) => (n === 1 ? '1 run' : `${formatCount(n)} runs`);

/** Names in a row; null stands for what was trained here. */
const list = (names: readonly (string | null)[]) =>
  names.map((name) => name ?? 'this computer').join(names.length > 2 ? ', ' : ' and ');

export const runTools = {
  filter: {
    search: 'Search the runs',
    hint: 'Name, tag, note, setting…',
    more: 'Filter and sort',
    tag: 'Tag',
    untagged: 'Without tag',
    environment: 'Environment',
    algorithm: 'Algorithm',
    phase: 'State',
    whose: 'Owner',
    mine: 'Trained here',
    any: 'All',
    sort: 'Sort',
    sorts: {
      newest: 'Newest first',
      oldest: 'Oldest first',
      name: 'By name',
      result: 'Best result first',
      environment: 'By environment',
    },
    archived: (n: number) => `Show archived (${formatCount(n)})`,
    found: (n: number, of: number) => `${formatCount(n)} of ${runs(of)}`,
    none: 'No run matches.',
    onlyArchived: 'All runs are archived.',
    clear: 'Clear the filter',
  },
  select: {
    start: 'Select several',
    end: 'Done',
    one: (name: string) => `Select ${name}`,
    all: 'Select all listed runs',
    none: 'Select none',
    count: (n: number) => `${formatCount(n)} selected`,
    actions: 'Actions on the selected runs',
    hint: 'Tick runs; Shift selects everything in between, Ctrl+A all listed runs.',
    pause: (n: number) => `Pause ${runs(n)}`,
    resume: (n: number) => `Resume ${runs(n)}`,
    stop: (n: number) => `Stop ${runs(n)}`,
    tag: (n: number) => `Tag ${runs(n)}`,
    archive: (n: number) => `Archive ${runs(n)}`,
    unarchive: (n: number) => `Unarchive ${runs(n)}`,
    remove: (n: number) => `Remove ${runs(n)}`,
    compare: (n: number) => `Compare ${runs(n)}`,
    export: (n: number) => `Export ${runs(n)}`,
  },
  done: {
    removed: (n: number) => `${runs(n)} removed`,
    left: (n: number) => `${runs(n)} still in progress: stop first, then remove.`,
    archived: (n: number) => `${runs(n)} archived`,
    archivedOne: (name: string) => `${name} archived`,
    archivedDoc: '“Show archived” in the list shows archived runs.',
    failed: (n: number, of: number) => `${formatCount(n)} of ${runs(of)} refused`,
  },
  again: {
    seed: (seed: number) => `Run again with seed ${seed}`,
    seedDoc: 'The same settings with the next seed that has not been trained yet. It starts at once.',
    change: 'Change and run',
    changeDoc: 'Puts these settings into the form of a new experiment.',
  },
  annotations: {
    label: 'Name, tags and note',
    rename: 'Rename',
    name: 'Name of the run',
    nameHint: 'Empty: the original name',
    tags: 'Tags',
    addTag: 'Add a tag',
    tagHint: 'Tag…',
    removeTag: (tag: string) => `Remove the tag ${tag}`,
    added: (tag: string) => `Tag ${tag} added`,
    taken: (tag: string) => `Tag ${tag} removed`,
    suggestions: 'Tags of other runs',
    note: 'Note',
    addNote: 'Add a note',
    noteHint: 'What was tried, what came of it…',
    saving: 'Saving…',
    saved: 'Saved',
    unsaved: 'Not saved yet',
    archive: 'Archive',
    unarchive: 'Unarchive',
    archived: 'Archived',
    cannotGoOn:
      'Imported without a checkpoint: it cannot be resumed here, but its settings can be run again.',
    of: (name: string) => `Run by ${name}`,
    ofDoc: (name: string, file: string, when: string) =>
      `Exported by ${name}, imported from ${file}, ${when}.`,
  },
  exchange: {
    import: 'Import runs',
    export: 'Export the run',
    title: (n: number) => `Export ${runs(n)}`,
    lead: 'One file that others can import: settings, curves, inspections, tags and notes, under your name.',
    person: 'Person',
    name: 'Your name',
    nameDoc: 'Shown as the owner when others import your runs; kept in the settings.',
    nameMissing: 'Enter the owner of these runs: 1 to 60 characters.',
    others: (n: number, names: string) =>
      n === 1
        ? `1 of them was imported and still belongs to ${names}.`
        : `${formatCount(n)} of them were imported and still belong to those who trained them: ${names}.`,
    checkpoints: 'With checkpoints',
    checkpointsDoc: 'They allow unfinished runs to be resumed elsewhere, and make the file much larger.',
    growing: (n: number) =>
      n === 1
        ? '1 run is still training: the file contains what it has measured so far.'
        : `${formatCount(n)} runs are still training: the file contains what they have measured so far.`,
    save: 'Save as…',
    cancel: 'Cancel',
    done: (n: number) => `${runs(n)} exported`,
    size: (path: string, megabytes: string) => `${path}, ${megabytes} MB`,
    failed: 'The export failed',
    importFailed: 'The import failed',
    result: 'Result of the import',
    summary: (imported: number, files: number) =>
      `${runs(imported)} imported from ${files === 1 ? '1 file' : `${formatCount(files)} files`}.`,
    from: (n: number, name: string) => `${runs(n)} of ${name}`,
    already: (n: number) => (n === 1 ? '1 run was here already' : `${formatCount(n)} runs were here already`),
    sameSeed: (label: string, seeds: readonly number[], names: readonly (string | null)[]) =>
      `${label}, ${seeds.length === 1 ? 'seed' : 'seeds'} ${seeds.join(', ')}: there are runs of ${list(names)}. All are kept.`,
    refused: 'Nothing was imported from this file',
    show: 'Show these runs',
    compare: 'Compare these runs',
    close: 'Close',
  },
};

export type RunToolTexts = typeof runTools;
