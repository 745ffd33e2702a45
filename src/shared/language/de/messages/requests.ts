import type { requests as english } from '../../en/messages/requests';
import type { Translated } from '../../message';

export const requests: Translated<typeof english> = {
  unknown: 'Eine solche Anfrage gibt es nicht.',
  badPayload: ({ name }) => `Die Anfrage ${name} wurde wegen ihres Inhalts abgelehnt.`,
  tooMany: ({ most }) => `${most} Anfragen des Fensters sind noch in Arbeit. Bitte warten Sie einen Moment.`,
  foreign: 'Nur die eigene Seite des Fensters darf fragen.',
  tooLarge: ({ allowed }, { say }) => `Die Anfrage ist zu groß: Gesendet werden darf ${say(allowed)}.`,
  underWay:
    'Dieser Vorgang läuft bereits. Warten Sie, bis er abgeschlossen ist, oder brechen Sie ihn ab, und beginnen Sie dann neu.',
  unanswered: ({ detail }) => `Das Programm hinter dem Fenster antwortet nicht: ${detail}`,
};
