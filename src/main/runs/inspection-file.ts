/**
 * `inspections.jsonl`: what the greedy policy did at certain moments of a training, one inspection a line.
 *
 * Each line begins with step, return and length, so that a list needs no look at the rest. A checkpoint remembers how long
 * the file was, and a training that goes on from there makes later inspections again. Of several with the same step, as
 * version 0.1.0 may have left them, the last one counts. A torn last line is dropped.
 */
import { closeSync, fsyncSync, openSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import type { EarlierSettings } from '../../catalogue/earlier-steps';
import type { Inspection, InspectionSummary } from '../../shared/inspection';
import { writeFileAtomicallyNow } from '../files/atomic-file';
import { ownFile } from '../files/own-file';
import { readStep, StepWriter } from './stored-step';

const lineBreak = 10;
const head = /^\{"step":(\d+),"return":(null|-?[\d.e+-]+),"length":(\d+),/;

function encode({ step, learning, ...inspection }: Inspection, steps: StepWriter): string {
  const { return: sum, actions } = inspection.episode;
  const stored = learning && steps.stored(learning, step);
  return `${JSON.stringify({ step, return: sum, length: actions.length, ...inspection, learning: stored })}\n`;
}

function summaryOf(line: string): InspectionSummary | null {
  const found = head.exec(line);
  if (found === null) return null;
  const [, step, sum, length] = found;
  return { step: Number(step), return: sum === 'null' ? NaN : Number(sum), length: Number(length) };
}

/** The whole lines of a file by their steps; empty where there is no file. */
function bySteps(text: string): Map<number, { summary: InspectionSummary; line: string }> {
  const lines = text.split('\n').slice(0, -1);
  const found = new Map<number, { summary: InspectionSummary; line: string }>();
  for (const line of lines) {
    const summary = summaryOf(line);
    if (summary !== null) found.set(summary.step, { summary, line });
  }
  return found;
}

async function readText(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return '';
    throw error;
  }
}

/** What inspections there are, by ascending steps. */
export async function listInspections(path: string): Promise<InspectionSummary[]> {
  return [...bySteps(await readText(path)).values()]
    .map(({ summary }) => summary)
    .sort((a, b) => a.step - b.step);
}

/**
 * The inspection of a step; null where there is none, or where it is damaged.
 * @param settings what learning steps of earlier versions do not say of themselves
 */
export async function readInspection(
  path: string,
  step: number,
  settings: EarlierSettings = { nStep: 1, discreteActions: true },
): Promise<Inspection | null> {
  const lines = bySteps(await readText(path));
  const found = lines.get(step);
  if (found === undefined) return null;
  const earlier = (at: number): unknown => {
    const line = lines.get(at)?.line;
    return line === undefined ? null : (JSON.parse(line) as Inspection).learning;
  };
  try {
    const { episode, slice, table, learning } = JSON.parse(found.line) as Inspection;
    return {
      ...{ step, episode, slice, table },
      ...(learning === undefined ? {} : { learning: readStep(learning, step, earlier, settings) }),
    };
  } catch {
    return null;
  }
}

/** Appends inspections; only the process that trains the run may have one. Its calls block. */
export class InspectionWriter {
  readonly #file: number;
  readonly #steps = new StepWriter();
  #bytes: number;

  /**
   * Opens a file.
   * @param from step where the training continues: later inspections are taken off, they will be made again
   * @param bytes how long the file was there; where nobody knows, or it no longer is, steps alone tell
   */
  constructor(path: string, from: number, bytes?: number) {
    ownFile(path);
    let content = Buffer.alloc(0);
    try {
      content = readFileSync(path);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    }
    if (bytes !== undefined && (bytes === 0 || content[bytes - 1] === lineBreak)) {
      if (content.length > bytes) truncateSync(path, bytes);
      content = content.subarray(0, bytes);
    } else {
      const kept = [...bySteps(content.toString('utf8')).values()].filter(
        ({ summary }) => summary.step <= from,
      );
      const keptContent = Buffer.from(kept.map(({ line }) => `${line}\n`).join(''));
      // As a whole: whoever dies while it is written must not lose what was measured before.
      if (!keptContent.equals(content)) writeFileAtomicallyNow(path, keptContent);
      content = keptContent;
    }
    this.#bytes = content.length;
    for (const [at, { line }] of bySteps(content.toString('utf8'))) this.#recall(line, at);
    this.#file = openSync(path, 'a');
  }

  #recall(line: string, at: number): void {
    try {
      this.#steps.recall((JSON.parse(line) as Inspection).learning, at);
    } catch {
      // A damaged line is shown as none; nothing points back to it.
    }
  }

  /** How long the file is. */
  get bytes(): number {
    return this.#bytes;
  }

  add(inspection: Inspection): void {
    const line = Buffer.from(encode(inspection, this.#steps));
    writeFileSync(this.#file, line);
    this.#bytes += line.length;
  }

  /** Waits until everything is on the disk. */
  sync(): void {
    fsyncSync(this.#file);
  }

  close(): void {
    closeSync(this.#file);
  }
}
