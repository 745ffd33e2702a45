import { describe, expect, it } from 'vitest';
import { unicodeFormula } from '../../src/guides/unicode-formula';

describe('formulas in Unicode', () => {
  it.each([
    [String.raw`\alpha_{t+1}^2`, 'αₜ₊₁²'],
    [
      String.raw`y = R_{t+1} + \gamma \max_a \hat{Q}(S_{t+1}, a) \tag{4}`,
      'y = Rₜ₊₁ + γ maxₐ Q̂(Sₜ₊₁,a)   (4)',
    ],
    [String.raw`\frac{1}{N} \sum_{i=1}^{N} x_i`, '1/N ∑ᵢ₌₁^N xᵢ'],
    [String.raw`\frac{a + b}{\sqrt{2}}`, '(a + b)/√2'],
    [String.raw`\theta \leftarrow \theta - \eta \nabla L`, 'θ ← θ − η∇L'],
    [String.raw`x = -1`, 'x = −1'],
    [String.raw`N_{\text{target}}`, 'N_(target)'],
    [String.raw`\left\{ x \mid x \le 1 \right\}`, '{x | x ≤ 1}'],
    [String.raw`\begin{cases} 1 & x < 0 \\ 0 & \text{else} \end{cases}`, '{ 1 x < 0; 0 else'],
    [String.raw`\unknown{x}`, String.raw`\unknownx`],
  ])('%s', (tex, text) => {
    expect(unicodeFormula(tex)).toBe(text);
  });
});
