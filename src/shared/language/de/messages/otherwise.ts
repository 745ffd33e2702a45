import type { otherwise as english } from '../../en/messages/otherwise';
import type { Translated } from '../../message';

export const otherwise: Translated<typeof english> = {
  otherHome: 'legen Sie die Läufe mit RL_LAB_HOME=ORDNER anderswo ab',
  otherFile: 'wählen Sie eine andere Datei',
  otherFolder: 'wählen Sie einen anderen Ordner',
  withoutRun: 'lassen Sie diesen Lauf aus',
  otherPlace: 'wählen Sie einen anderen Ort',
  otherFileOption: 'wählen Sie mit --to DATEI eine andere Datei',
  handInLater: 'geben Sie die Läufe später ab; sie bleiben hier',
  otherPlaceForFile: 'wählen Sie einen anderen Ort für die Datei',
};
