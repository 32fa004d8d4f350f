/** Letters and signs by their TeX commands; a command that is none of these is read as its own name (`\log`), or as what it frames. */
const signs: Readonly<Record<string, string>> = {
  ...{ alpha: 'α', beta: 'β', gamma: 'γ', delta: 'δ', epsilon: 'ε', varepsilon: 'ε', zeta: 'ζ', eta: 'η' },
  ...{ theta: 'θ', iota: 'ι', kappa: 'κ', lambda: 'λ', mu: 'μ', nu: 'ν', xi: 'ξ', pi: 'π', rho: 'ρ' },
  ...{ sigma: 'σ', tau: 'τ', upsilon: 'υ', phi: 'φ', varphi: 'φ', chi: 'χ', psi: 'ψ', omega: 'ω' },
  ...{ Gamma: 'Γ', Delta: 'Δ', Theta: 'Θ', Lambda: 'Λ', Xi: 'Ξ', Pi: 'Π', Sigma: 'Σ', Phi: 'Φ', Psi: 'Ψ' },
  ...{ Omega: 'Ω', ell: 'ℓ', infty: '∞', times: '×', cdot: '·', pm: '±', circ: '°', textdegree: '°' },
  ...{ leq: '≤', le: '≤', geq: '≥', ge: '≥', neq: '≠', sim: '∼', approx: '≈', to: '→', rightarrow: '→' },
  ...{ sqrt: '√', star: '⋆', ast: '*', nabla: '∇', partial: '∂', in: '∈', ldots: '…', dots: '…' },
};

const raised = new Map([...'0123456789+-=()ni*°'].map((sign, at) => [sign, [...'⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿⁱ*°'][at]!]));
const lowered = new Map(
  [...'0123456789+-=()aehijklmnoprstuvx'].map((sign, at) => [
    sign,
    [...'₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓ'][at]!,
  ]),
);

/** Combining marks by TeX's accents. */
const marks: Readonly<Record<string, string>> = {
  ...{ '"': '\u0308', "'": '\u0301', '`': '\u0300', '^': '\u0302', '~': '\u0303', '=': '\u0304' },
};

/** Some lists print mathematics as TeX. What stands between two dollars begins and ends it; one that costs $150 does not. */
const formula = /\$([^\s$](?:[^$]{0,120}[^\s$])?)\$/g;

/** A title as it would be printed: TeX of some lists read as letters and signs (`$\ell_2$` is ℓ₂); any other title as it is. */
export function plainTitle(title: string): string {
  if (!/[\\$^]/.test(title)) return title;
  const printed = title.replace(formula, (_, inside: string) => readScripts(readCommands(inside)));
  const text = printed === title && !title.includes('\\') ? readScripts(title, true) : readCommands(printed);
  return readScripts(text, true).replace(/\s+/g, ' ').trim();
}

function readCommands(tex: string): string {
  return tex
    .replace(/\\"?(["'`^~=])\s*(?:\{([A-Za-z])\}|([A-Za-z]))/g, (_, mark, framed, bare) =>
      `${framed ?? bare}${marks[mark]}`.normalize('NFC'),
    )
    .replace(/\\\\|\\[,;:! ]|~/g, ' ')
    .replace(/\\([&%#_$])/g, '$1')
    .replace(/\\([A-Za-z]+)\s*/g, (_, name: string) => signs[name] ?? (isFrame(name) ? '' : name));
}

/** Commands that say only how what they frame looks. */
const isFrame = (name: string): boolean =>
  /^(?:text|math|bold|emph|operatorname|tilde|hat|bar|vec|wide|over|under|left|right|mbox|rm|bf|it|cal|bm|mathds|ensuremath|xspace)/.test(
    name,
  );

/** Raised and lowered letters; `framed`, and raised figures, alone where the text is no formula, since there a bare `_` is one. */
function readScripts(text: string, framed = false): string {
  const scripts = framed ? /([\^_])(?:\{([^{}]*)\}|(?<=\^)([0-9°]))/g : /([\^_])(?:\{([^{}]*)\}|(.))/gu;
  return text
    .replace(scripts, (_, kind: string, inside: string | undefined, one: string | undefined) => {
      const letters = [...(inside ?? one ?? '')];
      const known = kind === '^' ? raised : lowered;
      return letters.every((letter) => known.has(letter))
        ? letters.map((letter) => known.get(letter)).join('')
        : `${kind}${letters.join('')}`;
    })
    .replace(/[{}]/g, '');
}
