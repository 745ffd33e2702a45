/** The virtual displays that the window's tests have to themselves, one for each worker; none on a person's display. */
export const displays = (process.env['RL_LAB_DISPLAYS'] ?? '').split(' ').filter((name) => name !== '');

/** Has what this worker starts open its windows on the display of the worker. */
export function useOwnDisplay(): void {
  const own = displays[Number(process.env['TEST_PARALLEL_INDEX'] ?? 0)];
  if (own !== undefined) process.env['DISPLAY'] = own;
}
