/** What the drawings of the environments say, and what is said of them, in German. */
import type { drawings as english } from './drawings-en';

const pushes =
  'Der Pfeil ist der Stoß, den der Agent gewählt hat. An den gestrichelten Linien endet eine Episode: ±12 Grad und ±2,4 m.';
const valley =
  'Für den Hang ist der Motor zu schwach: Das Auto muss auf der anderen Seite Schwung holen, bevor es zur Fahne kommt. Die gestrichelte Linie links ist eine Wand, an der es allen Schwung verliert. Schritte haben hier keine Dauer in Sekunden: 30 werden in einer abgespielt.';
const grid =
  'Die Scheibe ist der Agent, S sein Start, die Fahne das Ziel. Der Pfeil zeigt, wohin der Agent will';
const gridPace = 'Schritte haben hier keine Dauer in Sekunden: Fünf werden in einer abgespielt.';
const lake = `${grid}; auf rutschigem Eis landet er oft daneben. Kreuze sind Löcher. ${gridPace}`;
const lander =
  'Die Flammen sind die Triebwerke, die gerade brennen; die seitlichen schieben von sich weg. Die grüne Linie zwischen den Fahnen ist der Landeplatz, und ein Bein wird grün, solange es aufsteht. Ein Dreieck am oberen Rand weist auf eine Fähre, die über dem Bild ist.';

export const drawings: typeof english = {
  help: (environment) => `Was die Zeichnung von „${environment}“ zeigt`,
  none: (environment) =>
    `Von ${environment} gibt es noch keine Zeichnung. Die Kurven zeigen, wie der Agent lernt.`,
  docs: {
    'CartPole-v1': pushes,
    'CartPoleMasked-v1': `Der Agent sieht nur Ort und Winkel, nicht die Geschwindigkeiten. ${pushes}`,
    'MountainCar-v0': `Der Pfeil ist der Antrieb, den der Agent gewählt hat; beim Rollen fehlt er. ${valley}`,
    'MountainCarContinuous-v0': `Der Pfeil ist die Kraft des Motors, so lang, wie sie stark ist. ${valley}`,
    'Acrobot-v1':
      'Nur das Gelenk zwischen den Gliedern hat einen Motor; der runde Pfeil ist sein Drehmoment. Eine Episode endet, sobald das freie Ende über die gestrichelte Linie schwingt, 1 m über der Aufhängung.',
    'Pendulum-v1':
      'Der runde Pfeil ist das Drehmoment des Motors, so lang, wie es stark ist. An der Marke oben soll das Pendel stillstehen. Von dort zählen die Winkel, gegen den Uhrzeigersinn.',
    'LunarLander-v3': lander,
    'LunarLanderContinuous-v3': lander,
    'FrozenLake-v1': lake,
    'FrozenLake8x8-v1': lake,
    'CliffWalking-v1': `${grid}. Kreuze sind die Klippe: Ein Schritt darauf kostet 100 und führt zu S zurück. ${gridPace}`,
    'Gridworld-v0': `${grid}; rutscht er, landet er daneben. Kreuze sind Gruben, gefüllte Felder Wände. Ein kleiner Pfeil ist Wind: Er trägt den, der das Feld verlässt, ein Feld weiter in seine Richtung, oder so viele, wie die Zahl daneben sagt. ${gridPace}`,
    'Blackjack-v1':
      'Oben die Karten des Gebers, unten die des Agenten, je mit ihrer Summe; A ist ein Ass, 1 oder 11. Die Summe des Agenten wird über 21 rot: Dann hat er verloren. „?“ ist die zweite Karte des Gebers, verdeckt, bis das Spiel zu Ende ist. Rechts steht, was der Agent als Nächstes tut: Er zieht eine Karte, oder er bleibt und überlässt den Rest dem Geber.',
    'MaximisationBias-v0':
      'Kreise sind die Zustände A und B, Quadrate das Ende; gefüllt ist, wo der Agent ist, und der kräftige Pfeil ist seine Aktion. Über den Pfeilen steht die Belohnung: Von A aus ist sie 0. Von B führen zehn Aktionen zum Ende, jede mit einer Ziehung aus N(−0,1; 1), der Normalverteilung mit Mittelwert −0,1 und Standardabweichung 1.',
  },
  quantities: {
    angle: 'Winkel zur Senkrechten',
    angularVelocity: 'Winkelgeschwindigkeit',
    upperAngle: 'Winkel des oberen Glieds',
    lowerAngle: 'Winkel zwischen Gliedern',
    upperVelocity: 'Drehung des oberen Glieds',
    lowerVelocity: 'Drehung des Gelenks',
    fromPad: 'Abstand vom Landeplatz',
    height: 'Höhe',
    horizontalVelocity: 'Geschwindigkeit waagerecht',
    verticalVelocity: 'Geschwindigkeit senkrecht',
    lean: 'Neigung nach links',
    row: 'Zeile',
    column: 'Spalte',
    sum: 'Summe des Agenten',
  },
  words: { dealer: 'Geber', agent: 'Agent', stick: 'bleibt', hit: 'zieht', end: 'Ende', luck: 'N(−0,1; 1)' },
};
