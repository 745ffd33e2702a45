import { describe, expect, it } from 'vitest';
import { compile, define, f32, i32, tf, adam, dense, pick, clipByGlobalNorm } from '../../../src/main/engine';

function network(sizes: number[], fill: () => number) {
  const parameters: Record<string, import('@tensorflow/tfjs-node').Variable> = {};
  for (let i = 0; i + 1 < sizes.length; i++) {
    const shape: [number, number] = [sizes[i]!, sizes[i + 1]!];
    parameters[`${i}/w`] = tf.variable(tf.tensor(Float32Array.from({ length: shape[0] * shape[1] }, fill), shape));
    parameters[`${i}/b`] = tf.variable(tf.zeros([shape[1]]));
  }
  return parameters;
}

describe('compile', () => {
  it('x', () => {
    const make = (compiled: boolean) => {
      let k = 0;
      const q = network([4, 64, 64, 2], () => Math.sin(k++) * 0.2);
      const t = Object.fromEntries(Object.entries(q).map(([n, v]) => [`t/${n}`, tf.variable(v.clone())]));
      const forward = (p: Record<string, any>, x: any) => {
        const l = Object.values(p);
        for (let i = 0; i < l.length; i += 2) x = dense(x, l[i], l[i + 1], i + 2 < l.length ? 'relu' : 'linear');
        return x;
      };
      const params = Object.values(q);
      const opt = adam(params);
      return compile({
        name: 'dqn',
        compiled,
        variables: { ...q, ...t, ...opt.variables },
        functions: {
          act: define({
            inputs: { obs: f32(1, 4) },
            outputs: { action: i32(1) },
            run: ({ obs }) => ({ action: forward(q, obs).argMax(-1) }),
          }),
          learn: define({
            inputs: { obs: f32(64, 4), action: i32(64), reward: f32(64), next: f32(64, 4), lr: f32() },
            outputs: { loss: f32(), norm: f32() },
            run: ({ obs, action, reward, next, lr }) => {
              const target = reward.add(forward(t, next).max(-1).mul(0.99));
              const { value, grads } = tf.variableGrads(
                () => pick(forward(q, obs), action).sub(target).square().mean(),
                params,
              );
              const { clipped, norm } = clipByGlobalNorm(params.map((p) => grads[p.name]!), 1);
              opt.apply(clipped, lr);
              return { loss: value, norm };
            },
          }),
          sync: define({
            inputs: {},
            outputs: {},
            run: () => {
              Object.values(t).forEach((v, i) => v.assign(params[i]!.clone()));
              return {};
            },
          }),
        },
      });
    };
    const c = make(true), e = make(false);
    for (let step = 0; step < 100; step++) {
      const obs = Float32Array.from({ length: 256 }, (_, i) => Math.sin(i * 1.7 + step));
      const next = Float32Array.from({ length: 256 }, (_, i) => Math.cos(i * 1.3 + step));
      const batch = { obs, next, action: Int32Array.from({ length: 64 }, (_, i) => (i * step) % 2), reward: new Float32Array(64).fill(1), lr: Float32Array.of(1e-3) };
      const a = c.functions.learn(batch), b = e.functions.learn(batch);
      expect(Math.abs(a.loss - b.loss)).toBeLessThan(1e-4 * Math.abs(b.loss));
      if (step % 10 === 0) { c.functions.sync(); e.functions.sync(); }
      expect(c.functions.act({ obs: obs.slice(0, 4) })).toEqual(e.functions.act({ obs: obs.slice(0, 4) }));
    }
    const wc = c.read(), we = e.read();
    for (const n in wc) wc[n]!.forEach((x, i) => expect(Math.abs(x - we[n]![i]!)).toBeLessThan(2e-3));
    c.verify();
    console.log(c.functions.learn.nodes);
    const t0 = performance.now();
    for (let i = 0; i < 20000; i++) { c.functions.learn(); }
    console.log('learn us', (performance.now() - t0) / 20);
    const t1 = performance.now();
    for (let i = 0; i < 20000; i++) c.functions.act();
    console.log('act us', (performance.now() - t1) / 20);
  });
});
