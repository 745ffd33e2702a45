/** A lake, seen from above. */
export { drawing } from '../FrozenLake-v1/drawing';
