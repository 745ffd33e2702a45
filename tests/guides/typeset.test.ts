import { describe, expect, it } from 'vitest';
import { GuideError } from '../../src/guides/guide-error';
import { parseGuide } from '../../src/guides/parse-guide';
import { StyleClasses, typesetFormula, typesetGuide, withoutStyles } from '../../src/guides/typeset';
import type { Language } from '../../src/shared/language';

const typeset = (source: string, language: Language = 'en') => {
  const guide = { id: 't', kind: 'topic', language, file: 't.md' } as const;
  return typesetGuide({ ...guide, ...parseGuide(`# T\n\n${source}\n`, 't.md') }, new StyleClasses());
};

describe('styles', () => {
  it('become classes, one for each different style, that win over other rules', () => {
    const classes = new StyleClasses();
    expect(withoutStyles('<i class="a" style="top:1em;"></i><b style="top:1em;">x</b>', classes)).toBe(
      '<i class="a placed-1"></i><b class="placed-1">x</b>',
    );
    expect(withoutStyles('<svg width="1" style="height:2em;width:3em;">', classes)).toBe(
      '<svg class="placed-2" width="1">',
    );
    expect(String(classes)).toBe(
      '.placed-1 { top:1em !important }\n.placed-2 { height:2em !important; width:3em !important }',
    );
  });

  it('leave no style attribute in any formula', () => {
    const classes = new StyleClasses();
    const tex = String.raw`\underbrace{\sqrt{\frac{\hat a}{\overline{b}}}}_{n} \begin{cases} x & y \\ \mathbf{1}[z] & \text{else} \end{cases}`;
    const html = typesetFormula(tex, true, classes, 't.md');
    expect(html).not.toMatch(/\sstyle=/);
    expect(html).toContain('<math');
    const used = new Set(html.match(/placed-\d+/g));
    expect(used.size).toBeGreaterThan(5);
    for (const name of used) expect(String(classes)).toContain(`.${name} {`);
  });
});

describe('a guide', () => {
  it('refuses a formula that KaTeX does not know, and names it', () => {
    expect(() => typeset('see $\\nonsense{x}$')).toThrow(GuideError);
    expect(() => typeset('see $\\frac{x$')).toThrow(/^t\.md: The formula \\frac\{x cannot be typeset/);
    expect(() => typeset('see $größe$')).toThrow('cannot be typeset');
  });

  it('links to guides and their sections by data, to no address', () => {
    expect(typeset('[A](guide:a) and [B](guide:b#c)')).toContain(
      '<a href="#a" data-guide="a">A</a> and <a href="#b" data-guide="b" data-section="c">B</a>',
    );
  });

  it('has headings that can be scrolled to, tables that can be scrolled, and numbered pseudocode', () => {
    expect(typeset('## One two')).toContain('<h2 id="guide-one-two">One two</h2>');
    expect(typeset('| a | b |\n| --- | ---: |\n| 1 | 2 |')).toContain(
      '<div class="table"><table><thead><tr><th scope="col">a</th><th scope="col" class="right">b</th></tr></thead><tbody><tr><td>1</td><td class="right">2</td></tr></tbody></table></div>',
    );
    expect(typeset('| | |\n| --- | --- |\n| 1 | 2 |')).not.toContain('<thead>');
    expect(typeset('```algorithm\na\n  b\n```')).toContain(
      '<ol class="algorithm"><li class="level-0">a</li><li class="level-1">b</li></ol>',
    );
  });

  it('shows what is special in HTML as it is, and prints quotation marks', () => {
    expect(typeset('a \\< b & c, the agent\'s "own words" > d')).toContain(
      '<p>a &lt; b &amp; c, the agent’s “own words” &gt; d</p>',
    );
    expect(typeset('der Agent, "so gesagt".', 'de')).toContain('<p>der Agent, „so gesagt“.</p>');
    expect(typeset('`<b>`')).toContain('<code>&lt;b&gt;</code>');
  });
});
