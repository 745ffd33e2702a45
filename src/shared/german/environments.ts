/** The cards of the environments in German. `termination` goes on from “Eine Episode endet”. */
import type { acrobot } from '../catalogue/environments/acrobot';
import type { blackjack } from '../catalogue/environments/blackjack';
import type { cartPole } from '../catalogue/environments/cart-pole';
import type { cartPoleMasked } from '../catalogue/environments/cart-pole-masked';
import type { cliffWalking } from '../catalogue/environments/cliff-walking';
import type { frozenLake, frozenLake8x8 } from '../catalogue/environments/frozen-lake';
import type { gridworld } from '../catalogue/environments/gridworld';
import type { lunarLander, lunarLanderContinuous } from '../catalogue/environments/lunar-lander';
import type { maximisationBias } from '../catalogue/environments/maximisation-bias';
import type { mountainCar } from '../catalogue/environments/mountain-car';
import type { mountainCarContinuous } from '../catalogue/environments/mountain-car-continuous';
import type { pendulum } from '../catalogue/environments/pendulum';
import { longestSide } from '../catalogue/gridworld-map';
import { complaintAboutMapInGerman } from './gridworld-map';
import { biasAction, cellInGerman, hand } from './state-names';
import type { EnvironmentWords } from './words';

const cartPoleWords: EnvironmentWords<typeof cartPole> = {
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
};

const cartPoleMaskedWords: EnvironmentWords<typeof cartPoleMasked> = {
  ...cartPoleWords,
  title: 'Wagen mit Stab (2D), nur Positionen',
  summary: 'Den Stab aufrecht halten, ohne zu sehen, wie schnell sich Wagen und Stab bewegen.',
};

const mountainCarWords: EnvironmentWords<typeof mountainCar> = {
  title: 'Auto im Tal',
  summary: 'Ein zu schwaches Auto durch Hin- und Herschwingen aus einem Tal fahren.',
  observation: { position: 'Ort', velocity: 'Geschwindigkeit' },
  action: { 'push left': 'Antrieb nach links', coast: 'rollen', 'push right': 'Antrieb nach rechts' },
  reward: '−1 in jedem Schritt',
  termination: 'wenn das Auto die Fahne bei 0,5 m erreicht',
  citation:
    'Moore 1990, „Efficient memory-based learning for robot control“; Sutton & Barto 2018, Beispiel 10.1; Konstanten von Gymnasium 1.x',
  options: undefined,
};

const mountainCarContinuousWords: EnvironmentWords<typeof mountainCarContinuous> = {
  title: 'Auto im Tal, kontinuierlich',
  summary: 'Ein zu schwaches Auto mit so wenig Motorkraft wie möglich aus einem Tal fahren.',
  observation: { position: 'Ort', velocity: 'Geschwindigkeit' },
  action: { 'engine force': 'Kraft des Motors' },
  reward: '+100 an der Fahne; −0,1 mal das Quadrat der Kraft in jedem Schritt',
  termination: 'wenn das Auto die Fahne bei 0,45 m erreicht',
  citation:
    'Moore 1990, „Efficient memory-based learning for robot control“; kontinuierliche Form und Konstanten von Gymnasium 1.x',
  options: undefined,
};

const acrobotWords: EnvironmentWords<typeof acrobot> = {
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
};

const pendulumWords: EnvironmentWords<typeof pendulum> = {
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
};

const landerShared = {
  summary: 'Ein Raumfahrzeug mit seinen Triebwerken sanft zwischen zwei Fahnen landen.',
  observation: {
    'horizontal position': 'Ort waagerecht',
    'height above the pad': 'Höhe über dem Landeplatz',
    'horizontal velocity': 'Geschwindigkeit waagerecht',
    'vertical velocity': 'Geschwindigkeit senkrecht',
    angle: 'Winkel',
    'angular velocity': 'Winkelgeschwindigkeit',
    'right leg on the ground': 'rechtes Bein am Boden',
    'left leg on the ground': 'linkes Bein am Boden',
  },
  reward:
    'wie viel näher, langsamer und aufrechter die Fähre wurde, 10 für jedes Bein am Boden, abzüglich 0,3 und 0,03 für das Haupt- und ein Seitentriebwerk bei voller Kraft; +100, wenn sie zur Ruhe kommt, −100 für einen Absturz oder das Verlassen des Felds',
  termination:
    'wenn der Rumpf den Boden berührt, die Fähre das Feld zur Seite verlässt oder zur Ruhe gekommen ist',
  citation:
    'Klimov 2016, die Mondfähre von OpenAI Gym; Konstanten von Gymnasium 1.x, auf der Box2D-Maschine planck',
  options: {
    gravity: {
      label: 'Schwerkraft',
      doc: 'Senkrechte Beschleunigung; stärker negativ zieht sie stärker.',
    },
    wind: {
      label: 'Wind',
      doc: 'Schiebt und dreht die Fähre, in jeder Episode anders, solange kein Bein am Boden steht.',
    },
    windPower: { label: 'Windstärke', doc: 'Die größte Kraft des Winds nach beiden Seiten.' },
    turbulencePower: {
      label: 'Turbulenz',
      doc: 'Das größte Drehmoment des Winds in beiden Richtungen.',
    },
  },
} as const;

const lunarLanderWords: EnvironmentWords<typeof lunarLander> = {
  ...landerShared,
  title: 'Mondlandung',
  action: {
    coast: 'treiben lassen',
    'left engine': 'linkes Triebwerk',
    'main engine': 'Haupttriebwerk',
    'right engine': 'rechtes Triebwerk',
  },
};

const lunarLanderContinuousWords: EnvironmentWords<typeof lunarLanderContinuous> = {
  ...landerShared,
  title: 'Mondlandung, kontinuierlich',
  action: { 'main engine': 'Haupttriebwerk', 'side engines': 'Seitentriebwerke' },
};

const blackjackWords: EnvironmentWords<typeof blackjack> = {
  title: 'Blackjack',
  summary: 'Karten ziehen und näher an 21 kommen als der Geber, ohne darüber zu geraten.',
  observation: hand,
  action: { stick: 'bleiben', hit: 'ziehen' },
  reward: '+1 für einen Sieg, 0 für ein Unentschieden, −1 für eine Niederlage',
  termination: 'wenn der Spieler bleibt oder über 21 gerät',
  citation: 'Sutton & Barto 2018, Beispiel 5.1; Regeln von Gymnasium 1.x',
  options: {
    rules: {
      label: 'Ein Blackjack',
      doc: 'Was ein Ass und eine Zehn unter den ersten beiden Karten wert sind.',
      options: {
        plain: {
          label: 'Zählt 21',
          doc: 'Er ist eine 21 wie jede andere: die Standardwerte der Klasse von Gymnasium (sab=False, natural=False).',
        },
        natural: {
          label: 'Zahlt 1,5',
          doc: 'Ein siegreicher Blackjack zahlt das Anderthalbfache (sab=False, natural=True).',
        },
        sab: {
          label: 'Gewinnt',
          doc: 'Wie im Buch: Er gewinnt, sofern der Geber nicht auch einen hat (sab=True, wie es gymnasium.make setzt).',
        },
      },
    },
  },
};

const lakeShared = {
  summary: 'Über einen zugefrorenen See zum Ziel gelangen, ohne in ein Loch zu fallen; das Eis ist rutschig.',
  observation: cellInGerman,
  action: { left: 'links', down: 'unten', right: 'rechts', up: 'oben' },
  reward: '1 am Ziel, sonst 0',
  termination: 'wenn der Agent in ein Loch fällt oder das Ziel erreicht',
  citation: 'Gymnasium 1.x; nach dem See von OpenAI Gym 2016',
  options: {
    slippery: {
      label: 'Rutschiges Eis',
      doc: 'Auf Eis geht der Agent in einem von drei Schritten, wohin er will, in den anderen nach einer der beiden Seiten. Sonst geht er immer, wohin er will.',
    },
  },
} as const;

const frozenLakeWords: EnvironmentWords<typeof frozenLake> = {
  ...lakeShared,
  title: 'Zugefrorener See, 4 mal 4',
};

const frozenLake8x8Words: EnvironmentWords<typeof frozenLake8x8> = {
  ...lakeShared,
  title: 'Zugefrorener See, 8 mal 8',
};

const cliffWalkingWords: EnvironmentWords<typeof cliffWalking> = {
  title: 'Klippenwanderung',
  summary:
    'An einer Klippe entlang zum Ziel gehen; ein Schritt über die Kante kostet hundert und führt zum Start zurück.',
  observation: cellInGerman,
  action: { up: 'oben', right: 'rechts', down: 'unten', left: 'links' },
  reward: '−1 in jedem Schritt, −100 für einen über die Kante der Klippe',
  termination: 'wenn der Agent das Ziel erreicht',
  citation: 'Sutton & Barto 2018, Beispiel 6.6; Nummerierung von Gymnasium 1.x',
  options: {
    slippery: {
      label: 'Rutschiger Boden',
      doc: 'Der Agent geht in einem von drei Schritten, wohin er will, in den anderen nach einer der beiden Seiten.',
    },
  },
};

const maximisationBiasWords: EnvironmentWords<typeof maximisationBias> = {
  title: 'Maximierungsverzerrung',
  summary:
    'Nach rechts gehen und aufhören: Wer nach links geht, folgt der zufällig besten von vielen Aktionen, die im Mittel verlieren.',
  observation: { A: 'A', B: 'B', end: 'Ende' },
  action: biasAction,
  reward: '0 aus A; aus B eine Ziehung aus der Normalverteilung mit Mittelwert −0,1 und Standardabweichung 1',
  termination: 'wenn der Agent aus A nach rechts geht oder in B irgendeine Aktion wählt',
  citation: 'Sutton & Barto 2018, Beispiel 6.7',
  options: undefined,
};

const gridworldWords: EnvironmentWords<typeof gridworld> = {
  title: 'Gitterwelt',
  summary:
    'Auf einer Karte, die jeder zeichnen kann, den Weg zum Ziel finden, an Wänden und Gruben vorbei und gegen den Wind.',
  observation: cellInGerman,
  action: { up: 'oben', right: 'rechts', down: 'unten', left: 'links' },
  reward: 'die Belohnung eines Schritts, dazu die des Ziels oder der Grube, wo eines betreten wird',
  termination: 'wenn der Agent ein Ziel oder eine Grube betritt',
  citation:
    'Karte und Belohnungen in der Grundeinstellung: Russell & Norvig, „Artificial intelligence: a modern approach“; Wind wie bei Sutton & Barto 2018, Beispiel 6.5',
  options: {
    map: {
      label: 'Karte',
      doc: 'Die Welt, Zeile für Zeile, mit einem Schrägstrich zwischen zwei Zeilen: . frei, # Wand, S Start, G Ziel, P Grube, ^ > v < Wind um ein Feld, 1 bis 9 Wind dieser Stärke nach oben.',
      allowed: `bis zu ${longestSide} Zeilen mit bis zu ${longestSide} der Zeichen . # S G P ^ > v < 1 bis 9, mit / zwischen den Zeilen`,
      complaint: complaintAboutMapInGerman,
    },
    slip: {
      label: 'Rutschen',
      doc: 'Wahrscheinlichkeit, mit der der Agent nach einer der beiden Seiten rutscht, jede halb so oft, statt zu gehen, wohin er wollte.',
    },
    stepReward: {
      label: 'Belohnung eines Schritts',
      doc: 'Belohnung jedes Schritts. Unter null lohnt sie kurze Wege.',
    },
    goalReward: {
      label: 'Belohnung des Ziels',
      doc: 'Belohnung für das Betreten eines Ziels, zusätzlich zu der des Schritts.',
    },
    pitReward: {
      label: 'Belohnung der Grube',
      doc: 'Belohnung für das Betreten einer Grube, zusätzlich zu der des Schritts.',
    },
    stepLimit: { label: 'Schrittlimit', doc: 'Schritte, nach denen eine Episode abgebrochen wird.' },
  },
};

export const environmentWords = {
  'CartPole-v1': cartPoleWords,
  'CartPoleMasked-v1': cartPoleMaskedWords,
  'MountainCar-v0': mountainCarWords,
  'Acrobot-v1': acrobotWords,
  'Pendulum-v1': pendulumWords,
  'MountainCarContinuous-v0': mountainCarContinuousWords,
  'LunarLander-v3': lunarLanderWords,
  'LunarLanderContinuous-v3': lunarLanderContinuousWords,
  'Blackjack-v1': blackjackWords,
  'FrozenLake-v1': frozenLakeWords,
  'FrozenLake8x8-v1': frozenLake8x8Words,
  'CliffWalking-v1': cliffWalkingWords,
  'MaximisationBias-v0': maximisationBiasWords,
  'Gridworld-v0': gridworldWords,
};
