/** A trainer that loads nothing and learns nothing: it begins, rests, and ends when it is told to. */
const place = { step: 0, seconds: 0 };

process.on('message', ({ type }) => {
  if (type === 'start') process.send({ type: 'started', from: null, versions: {}, ...place });
  else if (type === 'pause') process.send({ type: 'paused', ...place });
  else if (type === 'resume') process.send({ type: 'events', events: [], missed: false, ...place });
  else if (type === 'stop') process.send({ type: 'stopped', ...place }, () => process.exit(0));
});
process.on('disconnect', () => process.exit(0));
