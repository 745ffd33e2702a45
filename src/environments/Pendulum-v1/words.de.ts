import type { EnvironmentWords } from '../../shared/language/card-words';
import type { card } from './card';

export const words: EnvironmentWords<typeof card> = {
  title: 'Pendel',
  summary:
    'Ein Pendel aufschwingen und aufrecht halten, mit einem Motor, der zu schwach ist, es in einem Zug zu heben.',
  observation: {
    'cosine of the angle': 'Kosinus des Winkels',
    'sine of the angle': 'Sinus des Winkels',
    'angular velocity': 'Winkelgeschwindigkeit',
  },
  action: { torque: 'Drehmoment' },
  reward: '−(θ² + 0,1 θ̇² + 0,001 u²) in jedem Schritt, θ von −π bis π mit 0 aufrecht',
  termination: 'nie',
  citation: 'Das klassische Aufschwingen der Regelungstechnik mit den Konstanten von Gymnasium 1.x',
  options: undefined,
  axes: { 'angle from upright': 'Winkel gegen die Senkrechte', 'angular velocity': 'Winkelgeschwindigkeit' },
  drawing: {
    doc: 'Der gebogene Pfeil ist das Drehmoment des Motors; seine Länge zeigt, wie stark es ist. An der Marke oben soll das Pendel stillstehen. Von dort zählen die Winkel, gegen den Uhrzeigersinn.',
    quantities: {
      'angle from upright': 'Winkel zur Senkrechten',
      'angular velocity': 'Winkelgeschwindigkeit',
    },
  },
};
