/** The drawing of LunarLander-v3: the engines are in its state, however they are driven. */
export { drawing } from '../LunarLander-v3/drawing';
