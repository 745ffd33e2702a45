import type { EnvironmentWords } from '../../shared/language/card-words';
import type { card } from './card';

/** What the drawing shows. */
export const pushes =
  'Der Pfeil ist der Stoß, den der Agent gewählt hat. An den gestrichelten Linien endet eine Episode: ±12 Grad und ±2,4 m.';

export const words: EnvironmentWords<typeof card> = {
  title: 'Wagen mit Stab (2D)',
  summary:
    'Einen Stab auf einem Wagen aufrecht halten, indem der Wagen nach links oder rechts gestoßen wird.',
  observation: {
    'cart position': 'Ort des Wagens',
    'cart velocity': 'Geschwindigkeit des Wagens',
    'pole angle': 'Winkel des Stabs',
    'pole angular velocity': 'Winkelgeschwindigkeit',
  },
  action: { 'push left': 'Stoß nach links', 'push right': 'Stoß nach rechts' },
  reward: '+1 in jedem Schritt, auch im letzten',
  termination: 'wenn der Wagen ±2,4 m verlässt oder der Stab mehr als 12 Grad geneigt ist',
  citation:
    'Barto, Sutton & Anderson 1983, „Neuronlike adaptive elements that can solve difficult learning control problems“; Konstanten von Gymnasium 1.x',
  options: undefined,
  axes: { 'angle of the pole': 'Winkel des Stabs', 'angular velocity': 'Winkelgeschwindigkeit' },
  drawing: { doc: pushes },
};
