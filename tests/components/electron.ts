/** What the main process takes of Electron while it answers; tests of components have no Electron. */
export const shell = {
  showItemInFolder: () => undefined,
  openPath: () => Promise.resolve(''),
};

export default {};
