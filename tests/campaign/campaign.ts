/** Runs the rows in turns, several at a time, each turn in a process of its own, and keeps the file of results. */
import { cpSync, existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { loadavg } from 'node:os';
import { basename, dirname, join, relative } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { machine } from '../../experiments/provenance';
import { versions } from '../../src/platform/versions';
import { programCommit } from './commit';
import { campaignTable, rowOf, writeCampaign, type CampaignFile, type Part, type RowResult } from './results';
import type { Row } from './row';
import { rows, soakRow } from './rows';
import { nextShare, turnSeconds, type Share } from './schedule';
import { takeTurn, type CaseReport } from './turn';

interface Plan {
  readonly seconds: number;
  readonly soakMinutes: number;
  readonly only: readonly string[] | undefined;
}

interface Place {
  readonly path: string;
  readonly file: CampaignFile;
  readonly work: string;
  readonly lanes: number;
}

export class Campaign {
  readonly #place: Place;
  readonly #part: Part;
  readonly #began = performance.now();
  /** Seconds of the campaign before this part. */
  readonly #before: number;
  #stopped = false;
  #failed = 0;

  constructor(place: Place) {
    this.#place = place;
    const { file } = place;
    file.machine = machine;
    file.versions = versions();
    this.#before = file.seconds;
    this.#part = {
      commit: programCommit(),
      version: versions()['program']!,
      startedAt: new Date().toISOString(),
      seconds: 0,
      tried: 0,
      failed: 0,
      load: 0,
    };
    file.parts.push(this.#part);
  }

  /** Ends the campaign after the cases that are at work. */
  stop(): void {
    this.#stopped = true;
  }

  /** Where cases that failed are kept: beside the file, under its name. */
  get #kept(): string {
    const { path } = this.#place;
    return join(dirname(path), `${basename(path).replace(/\.json$/, '')}-failures`);
  }

  get #elapsed(): number {
    return (performance.now() - this.#began) / 1000;
  }

  /** Works for some time; gives the exit code. */
  async run({ seconds, soakMinutes, only }: Plan): Promise<number> {
    const { file, lanes } = this.#place;
    const chosen = rows.filter(({ name }) => only === undefined || only.includes(name));
    const shares: Share[] = [];
    for (const row of chosen) {
      const result = rowOf(file, row);
      const missing = await row.missing(await this.#workshop());
      if (missing !== null && result.tried === 0) result.notTried = missing;
      if (missing === null) result.notTried = null;
      const over = missing !== null || (row.cases !== undefined && result.cases >= row.cases);
      shares.push({ name: row.name, weight: row.weight, seconds: result.seconds, busy: false, over });
      if (missing !== null) console.log(`${row.title}: not tried: ${missing}`);
    }
    // A row that is new in an old campaign does not take all the time until it has caught up.
    const started = new Set<string>();
    const lane = async () => {
      for (;;) {
        const left = seconds - this.#elapsed;
        const fresh = shares.filter(({ over, busy, name }) => !over && !busy && !started.has(name));
        const share = nextShare(fresh.length > 0 ? fresh : shares);
        if (left <= 0 || this.#stopped || shares.every(({ over }) => over)) return;
        if (share === undefined) {
          await delay(200);
          continue;
        }
        share.busy = true;
        started.add(share.name);
        const row = chosen.find(({ name }) => name === share.name)!;
        const turn = turnSeconds(left, fresh.length, lanes, share.weight);
        await this.#turn(row, share, turn);
        share.busy = false;
      }
    };
    const soak = soakMinutes > 0 && !this.#stopped ? this.#soak(soakMinutes) : Promise.resolve();
    await Promise.all([...Array.from({ length: lanes }, lane), soak]);
    this.#save();
    return this.#conclude();
  }

  /** Repeats one case and keeps what it made; gives the exit code. */
  async repeat(name: string, index: number): Promise<number> {
    const row = [...rows, soakRow].find((other) => other.name === name)!;
    this.#place.file.parts.pop();
    const missing = await row.missing(await this.#workshop());
    if (missing !== null) {
      console.log(`${row.title}: not tried: ${missing}`);
      return 1;
    }
    const reports: CaseReport[] = [];
    await takeTurn(row, this.#order(row, index, 0), (report) => reports.push(report));
    for (const { failures, tried } of reports)
      console.log(failures.length === 0 ? `Passed; tried ${tried} ${row.unit}.` : failures.join('\n'));
    return reports.length > 0 && reports.every(({ failures }) => failures.length === 0) ? 0 : 1;
  }

  /** Repeats what has failed and not passed since, and notes what passes now; gives the exit code. */
  async again(): Promise<number> {
    const { file } = this.#place;
    const commit = this.#part.commit;
    file.parts.pop();
    let left = 0;
    for (const failure of file.failures) {
      if (failure.passedWith !== undefined || this.#stopped) continue;
      const row = rows.find(({ name }) => name === failure.row);
      if (row === undefined) continue;
      let failures: readonly string[] = ['it was not reached'];
      await takeTurn(row, this.#order(row, failure.index, 0), (report) => {
        ({ failures } = report);
        if (report.folder !== null) rmSync(report.folder, { recursive: true, force: true });
      });
      if (failures.length === 0) failure.passedWith = commit;
      else left += 1;
      console.log(`${failure.row}:${failure.index}  ${failures[0]?.slice(0, 200) ?? 'passes now'}`);
      writeCampaign(this.#place.path, file);
    }
    return left > 0 ? 1 : 0;
  }

  async #workshop() {
    const { openWorkshop } = await import('./workshop');
    return openWorkshop(this.#place.work);
  }

  #order(row: Row, from: number, seconds: number) {
    const { work, file } = this.#place;
    return { work, seed: file.seed, from, seconds, scratch: join(work, `case-${row.name}`) };
  }

  async #turn(row: Row, share: Share, seconds: number): Promise<void> {
    const { file } = this.#place;
    const result = rowOf(file, row);
    const began = performance.now();
    const spent = result.seconds;
    const figures = await takeTurn(row, this.#order(row, result.cases, seconds), (report) => {
      this.#note(row, result, report);
      result.seconds = spent + (performance.now() - began) / 1000;
      this.#save();
    });
    result.seconds = spent + (performance.now() - began) / 1000;
    share.seconds = result.seconds;
    share.over ||= row.cases !== undefined && result.cases >= row.cases;
    for (const [name, value] of Object.entries(figures))
      result.figures[name] = Math.max(result.figures[name] ?? value, value);
    this.#save();
    console.log(
      `${new Date().toISOString().slice(11, 19)}  ${row.title}: ${result.tried} ${row.unit}, ${result.failed} failed`,
    );
  }

  #note(row: Row, result: RowResult, { index, tried, failures, folder }: CaseReport): void {
    const { file, path } = this.#place;
    result.tried += tried;
    result.cases = Math.max(result.cases, index + 1);
    this.#part.tried += tried;
    if (failures.length > 0) {
      result.failed += 1;
      this.#part.failed += 1;
      this.#failed += 1;
      const kept = join(this.#kept, `${row.name}-${index}`);
      rmSync(kept, { recursive: true, force: true });
      mkdirSync(kept, { recursive: true });
      if (folder !== null && existsSync(folder))
        cpSync(folder, kept, { recursive: true, verbatimSymlinks: true, filter: isPlain });
      const again = `npm run campaign -- --only ${row.name}:${index} --seed ${file.seed}`;
      writeFileSync(join(kept, 'failure.txt'), `${failures.join('\n')}\n\nAgain: ${again}\n`);
      file.failures.push({
        row: row.name,
        index,
        commit: this.#part.commit,
        says: failures.map((text) => text.slice(0, 500)).slice(0, 10),
        folder: relative(dirname(path), kept),
      });
      for (const text of failures.slice(0, 3))
        console.log(`FAILED  ${row.name}:${index}  ${text.slice(0, 300)}`);
    }
    if (folder !== null) rmSync(folder, { recursive: true, force: true });
  }

  async #soak(minutes: number): Promise<void> {
    const result = rowOf(this.#place.file, soakRow);
    const missing = await soakRow.missing(await this.#workshop());
    result.notTried = missing;
    if (missing !== null) return;
    process.env['RL_LAB_SOAK_MINUTES'] = String(minutes);
    await this.#turn(soakRow, { name: '', weight: 1, seconds: 0, busy: true, over: false }, 0);
  }

  #save(): void {
    const { file, path } = this.#place;
    this.#part.seconds = this.#elapsed;
    this.#part.load = Math.round(loadavg()[0]! * 10) / 10;
    file.seconds = this.#before + this.#elapsed;
    writeCampaign(path, file);
  }

  #conclude(): number {
    const { file, path } = this.#place;
    console.log(`\n${campaignTable(file.rows)}\n\n${path}`);
    const passed = file.rows.filter(({ notTried, failed }) => notTried === null && failed === 0).length;
    const failed = file.rows.filter((row) => row.failed > 0).length;
    const skipped = file.rows.filter(({ notTried }) => notTried !== null).length;
    console.log(`rows: ${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} not tried` : ''}`);
    return this.#failed > 0 ? 1 : 0;
  }
}

/** What can be copied: sockets and pipes of a window cannot. */
function isPlain(source: string): boolean {
  return !/(Singleton|\.sock$)/.test(basename(source));
}
