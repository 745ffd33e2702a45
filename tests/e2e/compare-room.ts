/** The room that compares, as its tests handle it. */
import { expect, type Program } from './program';

export const legend = ({ page }: Program) => page.getByRole('list', { name: 'Groups' }).getByRole('listitem');
export const chart = ({ page }: Program) => page.getByRole('slider', { name: /compared$/ });
export const plot = ({ page }: Program) => page.locator('.plot');

/** Opens the room with everything in the data folder laid over each other. */
export async function compareAll(program: Program): Promise<void> {
  const { page } = program;
  await page.keyboard.press('Control+3');
  await page.getByRole('button', { name: 'Compare all runs' }).click();
  await expect(plot(program)).toHaveAttribute('data-phase', 'ready');
}

/** What the reading line says at the end of the axis. */
export async function readEnd(program: Program): Promise<string> {
  await chart(program).focus();
  await program.page.keyboard.press('End');
  return (await chart(program).getAttribute('aria-valuetext')) ?? '';
}
