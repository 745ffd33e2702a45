/** Stands in for Electron where modules of the window are tried without one: it has none of what they name. */
export default {};
export const BrowserWindow = undefined;
export const nativeTheme = undefined;
export const protocol = undefined;
export const screen = undefined;
export const session = undefined;
