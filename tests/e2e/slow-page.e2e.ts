import { expect, test } from './program';

/** Thousands of episodes a second: more than any page draws. */
const torrent = {
  environment: 'FrozenLake-v1',
  algorithm: 'q-table',
  steps: 50_000_000,
  seed: 1,
  evaluateEvery: 5_000_000,
  finalEpisodes: 5,
};

test('a page that stands still is told nothing more until it goes on, and then its curves are whole', async ({
  program,
}) => {
  const { app } = program;
  const { id } = await program.train(torrent);
  await program.waitForStep(id, 50_000);
  await app.evaluate(({ BrowserWindow }) => {
    const { webContents } = BrowserWindow.getAllWindows()[0]!;
    const send = webContents.send.bind(webContents);
    const sent: number[] = [];
    Object.assign(globalThis, { sent });
    webContents.send = (channel: string, ...rest: unknown[]) => {
      if (channel === 'lab:notice') sent.push(JSON.stringify(rest).length);
      send(channel, ...rest);
    };
  });
  const sent = () => app.evaluate(() => [...(globalThis as unknown as { sent: number[] }).sent]);
  await expect.poll(async () => (await sent()).length).toBeGreaterThan(2);

  const stoodStill = program.inPage(
    'const since = performance.now(); while (performance.now() - since < 7_000); performance.now()',
  );
  await new Promise((resolve) => setTimeout(resolve, 1500));
  const before = (await sent()).length;
  await new Promise((resolve) => setTimeout(resolve, 4000));
  const after = await sent();
  expect(after.length - before).toBeLessThanOrEqual(1);
  await stoodStill;

  await expect.poll(async () => (await sent()).length, { timeout: 30_000 }).toBeGreaterThan(after.length + 2);
  // No parcel is larger than what may wait, at a hundred characters an event.
  expect(Math.max(...(await sent()))).toBeLessThan(1_000_000);
  const answer = await program.request('stop', { id });
  expect(answer).toMatchObject({ ok: true });
  const lastStep = await program.inPage<number>(
    `lab.request('metrics', { id: '${id}' }).then(({ value }) => value['episode/return'].step.at(-1))`,
  );
  await expect
    .poll(
      async () =>
        (await program.curves('Return')).filter(({ key }) => key.includes('episode/return'))[0]?.step,
      { timeout: 30_000 },
    )
    .toBe(lastStep);
});
