/** The dynamics of LunarLander-v3, which take two powers instead of one of four actions where the card says so. */
export { create, heuristic } from '../LunarLander-v3/dynamics';
