import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Program } from './program';

const load = createRequire(__filename);

/** Has axe look for what keeps people out: names, roles, contrast. What fades in or out is waited for. */
export async function barriers({ page }: Program): Promise<string[]> {
  await page.evaluate(readFileSync(load.resolve('axe-core/axe.min.js'), 'utf8'));
  return page.evaluate(async () => {
    const passing = document
      .getAnimations()
      .filter(({ effect }) => effect?.getComputedTiming().endTime !== Infinity);
    // One that is taken away before its end rejects.
    await Promise.allSettled(passing.map(({ finished }) => finished));
    const { axe } = window as unknown as {
      axe: {
        run(
          options: object,
        ): Promise<{ violations: { id: string; nodes: { html: string; failureSummary?: string }[] }[] }>;
      };
    };
    const { violations } = await axe.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'] });
    return violations.flatMap(({ id, nodes }) =>
      nodes.map(({ html, failureSummary }) => `${id}: ${html.slice(0, 160)} ${failureSummary ?? ''}`),
    );
  });
}
