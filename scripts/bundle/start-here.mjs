import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { version } from './platforms.mjs';

/**
 * Writes the text that a person reads first, in English and German, as the editors of every system show it.
 *
 * @param {string} target
 * @param {{ start: string, command: string }} layout
 */
export function writeStartHere(target, { start, command }) {
  const call = command === 'lab' ? './lab' : 'lab';
  const text = `RL Lab ${version}
A workbench for deep reinforcement learning. Deutsch: weiter unten.

START
  Open "${start}" in this folder. Nothing has to be installed, and no network is needed.
  On the first start, choose "Train your first agent".

COMMAND LINE
  ${call} help
  ${call} train --preset cartpole-dqn --seeds 1-5

WHERE RUNS ARE KEPT
  In your own data folder; the settings of the program say which, and can choose another.
  If a folder named "data" lies beside this text and can be written to, they are kept there
  instead: on a stick, for example. Make that folder to carry your runs with the program.

IN A PC POOL
  "rl-lab.config.json" beside this text presets language, data folder, parallel runs and
  threads for everybody who starts the program from here:
    { "language": "en", "dataFolder": "~/rl-lab", "parallelRuns": 2 }

FILES
  SHA256SUMS has the checksums of all files. The folder "licences" has the licences of all parts.


RL Lab ${version}
Eine Werkbank für Deep Reinforcement Learning.

START
  Öffnen Sie „${start}“ in diesem Ordner. Es muss nichts installiert werden, und ein Netz ist
  nicht nötig. Wählen Sie beim ersten Start „Ersten Agenten trainieren“.

KOMMANDOZEILE
  ${call} help
  ${call} train --preset cartpole-dqn --seeds 1-5

WO DIE LÄUFE LIEGEN
  In Ihrem eigenen Datenordner; die Einstellungen des Programms sagen, in welchem, und können
  einen anderen wählen. Liegt ein beschreibbarer Ordner „data“ neben diesem Text, liegen sie
  stattdessen dort, zum Beispiel auf einem Stick. Legen Sie ihn an, um die Läufe mit dem
  Programm mitzunehmen.

IM PC-POOL
  „rl-lab.config.json“ neben diesem Text gibt Sprache, Datenordner, parallele Läufe und Threads
  für alle vor, die das Programm von hier starten:
    { "language": "de", "dataFolder": "~/rl-lab", "parallelRuns": 2 }

DATEIEN
  SHA256SUMS enthält die Prüfsummen aller Dateien, der Ordner „licences“ die Lizenzen aller Teile.
`;
  // Old editors of Windows know UTF-8 by the mark at the beginning, and lines by both characters.
  writeFileSync(path.join(target, 'START HERE.txt'), `\ufeff${text.replaceAll('\n', '\r\n')}`);
}
