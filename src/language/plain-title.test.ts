import assert from 'node:assert/strict';
import { test } from 'node:test';
import { plainTitle } from './plain-title.ts';

test('TeX in a title is read as its letters and signs', () => {
  const read: readonly (readonly [printed: string, plain: string])[] = [
    [
      'ThunderKittens: Simple, Fast, and $\\textit{Adorable}$ Kernels',
      'ThunderKittens: Simple, Fast, and Adorable Kernels',
    ],
    ['Local Planning in $q_\\pi$-realizable MDPs', 'Local Planning in q_π-realizable MDPs'],
    ['Convergence of $\\log(1/\\epsilon)$ for Games', 'Convergence of log(1/ε) for Games'],
    ['Adaptive $\\mathcal{H}_\\infty$ State Pruning', 'Adaptive H_∞ State Pruning'],
    ['360$\\textdegree$ and 360$^{\\circ}$ Videos', '360° and 360° Videos'],
    ['$\\text{G}^2\\text{M}$: A Mirror Method', 'G²M: A Mirror Method'],
    ['on $\\boldsymbol{\\ell_p}$-balls and $\\ell_2$ norms', 'on ℓₚ-balls and ℓ₂ norms'],
    ['Where does Learning \\\\ Happen', 'Where does Learning Happen'],
    ['\\emph{De Novo} Sequencing', 'De Novo Sequencing'],
    ['RED^{\\textrm{FM}}: a Dataset', 'RED^FM: a Dataset'],
    ['Neural Lagrangian Schr\\"{o}dinger Bridge', 'Neural Lagrangian Schrödinger Bridge'],
    ['Achieving $\\tilde{\\mathcal{O}}(1/N)$ Gap', 'Achieving O(1/N) Gap'],
    ['Named-entity recognition in O(n^2) by D^3CTTA', 'Named-entity recognition in O(n²) by D³CTTA'],
    ['G$^2$N$^2$ : Weisfeiler and Lehman', 'G²N² : Weisfeiler and Lehman'],
  ];
  for (const [printed, plain] of read) assert.equal(plainTitle(printed), plain);
});

test('a title without TeX stays as it is', () => {
  for (const title of [
    'The Baxter Easyhand: A robot hand that costs $150 US in parts',
    'From $5 to $50 an hour',
    'snake_case and {sets} stay',
    'A title',
  ])
    assert.equal(plainTitle(title), title);
});
