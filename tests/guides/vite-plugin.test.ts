import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { guidesPlugin } from '../../src/guides/vite-plugin';

const root = resolve(import.meta.dirname, '../..');

interface Hooks {
  buildStart(): Promise<void>;
  resolveId(id: string): string | undefined;
  load(id: string): string | undefined;
  transform(code: string, id: string): string | undefined;
}

describe('the plugin', () => {
  const plugin = guidesPlugin(root) as unknown as Hooks;
  const module = (id: string) => plugin.load(plugin.resolveId(id)!)!;
  beforeAll(() => plugin.buildStart(), 60_000);

  it('lists the guides with their words, and loads each as HTML', () => {
    const list = module('virtual:guides');
    expect(list).toContain('"id":"dqn","kind":"algorithm","language":"en","title":"DQN"');
    expect(list).toContain('() => import("virtual:guides/dqn.en")');
    const html = JSON.parse(module('virtual:guides/dqn.en').replace(/^export default |;$/g, '')) as string;
    expect(html).toContain('<h1 id="guide-dqn">DQN</h1>');
    expect(html).toContain('data-guide="rainbow"');
    expect(html).not.toMatch(/<(script|style|img|iframe)|\son[a-z]+=|\sstyle=|href="(?!#)/);
  });

  it('has a rule for every place that a formula needs', () => {
    const styles = module('virtual:guides.css');
    const used = new Set(module('virtual:guides/dqn.en').match(/placed-\d+/g));
    expect(used.size).toBeGreaterThan(20);
    for (const name of used) expect(styles).toContain(`.${name} {`);
  });

  it('leaves other modules alone', () => {
    expect(plugin.resolveId('./guides')).toBeUndefined();
    expect(plugin.load('/src/guides.ts')).toBeUndefined();
    expect(plugin.transform('a { src: url(b.ttf) }', '/src/other.css')).toBeUndefined();
  });

  it('carries one format of each of KaTeX’s fonts', () => {
    const file = createRequire(import.meta.url).resolve('katex/dist/katex.min.css');
    const fonts = [...plugin.transform(readFileSync(file, 'utf8'), file)!.matchAll(/url\(([^)]*)\)/g)];
    expect(fonts.length).toBeGreaterThan(15);
    for (const [, name] of fonts) expect(name).toMatch(/\.woff2$/);
  });
});
