/** The rules of FrozenLake-v1, on the larger map of its own card. */
export { create } from '../FrozenLake-v1/dynamics';
