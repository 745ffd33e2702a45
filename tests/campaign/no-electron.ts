/** Stands in for Electron where modules of the window are tried without one: whatever they name of it is missing. */
export default {};
