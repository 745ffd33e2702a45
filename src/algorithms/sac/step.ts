/** How a gradient step of SAC is shown. */
import { criticsForm, smallerNext } from '../../shared/learning-steps/critics';
import { formula } from '../../shared/learning-steps/parts';

export const step = criticsForm({
  critics: 2,
  worth: { tex: "V(s')", label: 'softValue', tone: 'target', of: 'softValue' },
  quantities: {
    drawn: { tex: "\\pi(\\cdot|s')", label: 'nextDrawn', tone: 'target', of: 'nextAction' },
    smallerNext,
    temperature: { tex: '\\alpha', label: 'temperature' },
    nextLogProbability: { tex: "\\log \\pi(a'|s')", label: 'logDensityNext' },
    climbed: {
      tex: '\\min_i Q_i(s, \\tilde{a})',
      label: 'smallerOfPolicy',
      tone: 'online',
      of: 'policyValues',
      as: 'min',
    },
    policyLogProbability: { tex: '\\log \\pi(\\tilde{a}|s)', label: 'logDensity' },
  },
  next: [
    formula('choice', '{nextAction} \\sim {drawn}'),
    formula('worth', '{next} = {smallerNext} - {temperature} \\cdot {nextLogProbability}'),
  ],
  objective: '{objective} = {climbed} - {temperature} \\cdot {policyLogProbability}',
});
