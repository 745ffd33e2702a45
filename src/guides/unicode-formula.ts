/** A formula as one line of Unicode text, for terminals and for searching. What has no such form stays TeX. */

// prettier-ignore
const symbols: Readonly<Record<string, string>> = {
  alpha: 'α', beta: 'β', gamma: 'γ', delta: 'δ', epsilon: 'ε', varepsilon: 'ε', zeta: 'ζ', eta: 'η', theta: 'θ',
  vartheta: 'ϑ', iota: 'ι', kappa: 'κ', lambda: 'λ', mu: 'μ', nu: 'ν', xi: 'ξ', pi: 'π', rho: 'ρ', sigma: 'σ',
  tau: 'τ', phi: 'φ', varphi: 'φ', chi: 'χ', psi: 'ψ', omega: 'ω', Gamma: 'Γ', Delta: 'Δ', Theta: 'Θ', Lambda: 'Λ',
  Xi: 'Ξ', Pi: 'Π', Sigma: 'Σ', Phi: 'Φ', Psi: 'Ψ', Omega: 'Ω', cdot: ' · ', times: ' × ', pm: '±',
  leftarrow: ' ← ', gets: ' ← ', rightarrow: ' → ', to: ' → ', mapsto: ' ↦ ', sum: '∑', prod: '∏', int: '∫',
  in: ' ∈ ', notin: ' ∉ ', le: ' ≤ ', leq: ' ≤ ', ge: ' ≥ ', geq: ' ≥ ', ne: ' ≠ ', neq: ' ≠ ', approx: ' ≈ ',
  equiv: ' ≡ ', sim: ' ~ ', propto: ' ∝ ', ll: ' ≪ ', gg: ' ≫ ', infty: '∞', partial: '∂', nabla: '∇', mid: ' | ',
  vert: '|', lvert: '|', rvert: '|', Vert: '‖', lVert: '‖', rVert: '‖', lfloor: '⌊', rfloor: '⌋', lceil: '⌈',
  rceil: '⌉', langle: '⟨', rangle: '⟩', ldots: '…', dots: '…', cdots: '⋯', prime: '′', circ: '∘', odot: ' ⊙ ',
  oplus: ' ⊕ ', quad: '  ', qquad: '    ', forall: '∀', exists: '∃', star: '*', ast: '*', ell: 'ℓ', colon: ':',
  land: ' ∧ ', lor: ' ∨ ', cup: ' ∪ ', cap: ' ∩ ', subset: ' ⊂ ', top: 'ᵀ', degree: '°', E: 'E', ',': ' ', ';': ' ',
  ':': ' ', '!': '', ' ': ' ', '{': '{', '}': '}', '%': '%', $: '$', '&': '&', _: '_', '#': '#', '|': '‖',
  '\\': '; ',
};

/** Names of functions, which stand upright and apart from what follows. */
const functions = new Set(
  'max min arg log ln exp sin cos tan tanh sup inf lim Pr argmax clip softmax sign'.split(' '),
);

/** Commands that only say how their argument looks. */
const looks = new Set(
  'text textit textbf textrm mathrm mathbf mathbb mathcal mathsf mathit boldsymbol operatorname operatorname* mathop bm'.split(
    ' ',
  ),
);

/** Commands that only say how large what follows is, or how it is laid out. */
const silent = new Set(
  'left right middle big Big bigg Bigg bigl bigr Bigl Bigr displaystyle textstyle limits nolimits nonumber notag'.split(
    ' ',
  ),
);

const accents: Readonly<Record<string, string>> = {
  hat: '\u0302',
  widehat: '\u0302',
  bar: '\u0304',
  overline: '\u0304',
  tilde: '\u0303',
  widetilde: '\u0303',
  dot: '\u0307',
  ddot: '\u0308',
  vec: '\u20d7',
};

const raised = new Map(
  [...'0123456789+-−=()nijkTab*′'].map((c, i) => [c, [...'⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ⁿⁱʲᵏᵀᵃᵇ*′'][i]!]),
);
const lowered = new Map(
  [...'0123456789+-−=()aehijklmnoprstuvxβγρφχ'].map((c, i) => [
    c,
    [...'₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓᵦᵧᵨᵩᵪ'][i]!,
  ]),
);

function shifted(text: string, characters: ReadonlyMap<string, string>, mark: string): string {
  const plain = text.replaceAll(' ', '');
  if ([...plain].every((character) => characters.has(character)))
    return [...plain].map((character) => characters.get(character)!).join('');
  return [...plain].length === 1 ? mark + plain : `${mark}(${text.trim()})`;
}

class Reader {
  #at = 0;

  constructor(private readonly tex: string) {}

  /** Reads up to the end, or to the brace or the end of the environment that closes the group. */
  sequence(closing: string | null): string {
    let text = '';
    /** Whether what was read last is a function or a sum, from which its argument stands apart. */
    let operator = false;
    while (this.#at < this.tex.length) {
      if (closing !== null && this.tex.startsWith(closing, this.#at)) {
        this.#at += closing.length;
        return text;
      }
      const character = this.tex[this.#at]!;
      if (character === '^' || character === '_') {
        this.#at++;
        const argument = this.argument();
        text = text.trimEnd() + shifted(argument, character === '^' ? raised : lowered, character);
        if (operator && !/^\s*[\^_]/.test(this.tex.slice(this.#at))) text += ' ';
      } else {
        const atom = this.#spaced(this.atom(), text);
        if (atom.trim() !== '') operator = /^[∑∏∫]$/.test(atom) || functions.has(atom.trim());
        text += operator && /[\p{Letter}\p{Number}₀-ₜ]$/u.test(text) ? ` ${atom.trimStart()}` : atom;
      }
    }
    return text;
  }

  /** One character, group or command. */
  atom(): string {
    const character = this.tex[this.#at++]!;
    if (character === '{') return this.sequence('}');
    if (character === '\\') return this.#command();
    if (/\s/.test(character)) return '';
    if (character === '&' || character === '~') return ' ';
    if (character === "'") return '′';
    if (character === '-') return ' − ';
    return /[=+<>]/.test(character) ? ` ${character} ` : character;
  }

  /** What a command or a script takes: a group or a single atom. */
  argument(): string {
    while (/\s/.test(this.tex[this.#at] ?? '')) this.#at++;
    return this.#at < this.tex.length ? this.atom().trim() : '';
  }

  /** A group as it is written. */
  #verbatim(): string {
    const end = this.tex.indexOf('}', this.#at);
    const text = this.tex.slice(this.#at + 1, end);
    this.#at = end + 1;
    return text;
  }

  #command(): string {
    const name = /^(?:[A-Za-z]+\*?|[\s\S])/.exec(this.tex.slice(this.#at))?.[0] ?? '';
    this.#at += name.length;
    if (silent.has(name)) {
      // An invisible delimiter: \left. or \right.
      if (/^(left|right)$/.test(name) && this.tex[this.#at] === '.') this.#at++;
      return '';
    }
    if (name === 'text') return this.#verbatim();
    if (looks.has(name)) return this.argument();
    if (/^[td]?frac$/.test(name)) {
      const [over, under] = [this.argument(), this.argument()];
      return `${bracketed(over)}/${bracketed(under)}`;
    }
    if (name === 'sqrt') return `√${bracketed(this.argument())}`;
    if (name in accents) {
      const [first = '', ...rest] = this.argument();
      return first + accents[name]! + rest.join('');
    }
    if (name === 'tag') return `   (${this.argument()})`;
    if (name === 'underbrace' || name === 'overbrace' || name === 'underline') return this.argument();
    if (name === 'begin') {
      const environment = this.#verbatim();
      if (environment === 'array') this.#verbatim();
      const inside = this.sequence(`\\end{${environment}}`);
      return environment === 'cases' ? `{ ${inside.trim()}` : inside;
    }
    if (functions.has(name)) return ` ${name} `;
    return symbols[name] ?? `\\${name}`;
  }

  /** A sign at the beginning belongs to its number. */
  #spaced(atom: string, before: string): string {
    return /^ [−+] $/.test(atom) && (before.trim() === '' || /[([{=<>,←|;]\s*$/.test(before))
      ? atom.trim()
      : atom;
  }
}

/** Brackets around whatever is more than one number or name. */
function bracketed(text: string): string {
  return /^√?[\p{Letter}\p{Mark}\p{Number}.′₀-ₜᵢⱼ²-⁹∂|‖]+$/u.test(text) || /^\(.*\)$/.test(text)
    ? text
    : `(${text})`;
}

/** Writes TeX as one line of text. */
export function unicodeFormula(tex: string): string {
  return new Reader(tex)
    .sequence(null)
    .replace(/ {2,}(?=[=≤≥<>←→∈~+−·×≈|])/g, ' ')
    .replace(/([([]) +/g, '$1')
    .replace(/ +([)\],])/g, '$1')
    .replace(/(?<=\S) {3,}(?!\()/g, '  ')
    .trim();
}
