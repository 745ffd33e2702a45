import type { EnvironmentWords } from '../../shared/language/card-words';
import { valley } from '../MountainCar-v0/words.de';
import type { card } from './card';

export const words: EnvironmentWords<typeof card> = {
  title: 'Auto im Tal, kontinuierlich',
  summary: 'Ein zu schwaches Auto mit so wenig Motorkraft wie möglich aus einem Tal fahren.',
  observation: { position: 'Ort', velocity: 'Geschwindigkeit' },
  action: { 'engine force': 'Kraft des Motors' },
  reward: '+100 an der Fahne; −0,1 mal das Quadrat der Kraft in jedem Schritt',
  termination: 'wenn das Auto die Fahne bei 0,45 m erreicht',
  citation:
    'Moore 1990, „Efficient memory-based learning for robot control“; kontinuierliche Form und Konstanten von Gymnasium 1.x',
  options: undefined,
  axes: { position: 'Ort', velocity: 'Geschwindigkeit' },
  drawing: { doc: `Der Pfeil ist die Kraft des Motors; seine Länge zeigt, wie stark sie ist. ${valley}` },
};
