import { defineConfig } from '@playwright/test';
import { displays } from './tests/e2e/displays';

export default defineConfig({
  testDir: 'tests/e2e',
  testMatch: '*.e2e.ts',
  outputDir: 'test-results/e2e',
  // On the display of a person, windows would take the focus from each other.
  workers: Math.max(1, displays.length),
  // A machine may be busy with other things: only what stands still is given up.
  timeout: 480_000,
  expect: { timeout: 30_000 },
  reporter: [['list'], ['json', { outputFile: 'test-results/e2e.json' }]],
});
