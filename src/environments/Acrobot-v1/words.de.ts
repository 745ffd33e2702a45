import type { EnvironmentWords } from '../../shared/language/card-words';
import type { card } from './card';

export const words: EnvironmentWords<typeof card> = {
  title: 'Acrobot',
  summary:
    'Das freie Ende eines zweigliedrigen Pendels über eine Linie schwingen und dabei nur das Gelenk zwischen den Gliedern antreiben.',
  observation: {
    'cosine of the first angle': 'Kosinus des ersten Winkels',
    'sine of the first angle': 'Sinus des ersten Winkels',
    'cosine of the second angle': 'Kosinus des zweiten Winkels',
    'sine of the second angle': 'Sinus des zweiten Winkels',
    'first angular velocity': 'erste Winkelgeschwindigkeit',
    'second angular velocity': 'zweite Winkelgeschwindigkeit',
  },
  action: {
    'torque −1 N m': 'Drehmoment −1 N m',
    'no torque': 'kein Drehmoment',
    'torque +1 N m': 'Drehmoment +1 N m',
  },
  reward: '−1 in jedem Schritt, 0 in dem, der die Linie erreicht',
  termination: 'wenn das freie Ende eine Gliedlänge über dem oberen Gelenk ist',
  citation:
    'Sutton 1996, „Generalization in reinforcement learning: successful examples using sparse coarse coding“; Sutton & Barto 2018; Konstanten von Gymnasium 1.x',
  options: undefined,
  axes: {
    'angle of the upper link': 'Winkel des oberen Glieds',
    'angle between the links': 'Winkel zwischen den Gliedern',
  },
  drawing: {
    doc: 'Nur das Gelenk zwischen den Gliedern hat einen Motor; der gebogene Pfeil ist sein Drehmoment. Eine Episode endet, sobald das freie Ende über die gestrichelte Linie schwingt, 1 m über der Aufhängung.',
    quantities: {
      'angle of upper link': 'Winkel des oberen Glieds',
      'angle between links': 'Winkel zwischen Gliedern',
      'velocity of upper link': 'Drehung des oberen Glieds',
      'velocity of joint': 'Drehung des Gelenks',
    },
  },
};
