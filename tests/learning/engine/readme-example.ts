import { adam, compile, define, dense, f32, i32, lossAndGradients, tf } from '../../../src/learning/engine';

export function example() {
  const weights = tf.variable(tf.zeros([2, 3]));
  const bias = tf.variable(tf.zeros([3]));
  const optimizer = adam([weights, bias]);

  const classifier = compile({
    name: 'classifier',
    variables: { weights, bias, ...optimizer.variables },
    functions: {
      classify: define({
        inputs: { point: f32(1, 2) },
        outputs: { label: i32() },
        run: ({ point }) => ({ label: dense(point, weights, bias).argMax(-1).squeeze([0]) }),
      }),
      learn: define({
        inputs: { points: f32(3, 2), labels: i32(3), learningRate: f32() },
        outputs: { loss: f32() },
        run: ({ points, labels, learningRate }) => {
          const { values, gradients } = lossAndGradients([weights, bias], () => ({
            loss: tf.losses.softmaxCrossEntropy(tf.oneHot(labels, 3), dense(points, weights, bias)),
          }));
          optimizer.apply(gradients, learningRate);
          return values;
        },
      }),
    },
  });

  const { classify, learn } = classifier.functions;
  learn.staging.points.set([1, 0, 0, 1, -1, -1]);
  learn.staging.labels.set([0, 1, 2]);
  learn.staging.learningRate[0] = 0.1;
  let loss = Infinity;
  for (let step = 0; step < 200; step++) loss = learn().loss;

  const label = classify({ point: Float32Array.of(0.2, 0.9) }).label;
  const saved = classifier.read();
  classifier.dispose();
  return { loss, label, saved };
}
