import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { readAgain, withoutMarks } from './mending.ts';
import type { RegistryColumns } from './registry.ts';
import { buildResolver, type Context } from './resolver.ts';

type Entry = readonly [
  id: string,
  name: string,
  country: string,
  city: string,
  kind: string,
  names?: readonly string[],
  more?: { own?: true; ror?: string; parents?: readonly string[]; domains?: string; lines?: number },
];

/** A registry of real records, small enough to read; `^` marks an acronym, `~` a short name. */
const entries: readonly Entry[] = [
  ['scale-ai', 'Scale AI', 'US', 'San Francisco', 'company', ['~Scale'], { own: true }],
  [
    'scale-ai-supercluster',
    "SCALE AI - Canada's AI Supercluster",
    'CA',
    'Montreal',
    'nonprofit',
    ['SCALE AI'],
    { own: true },
  ],
  [
    'meta',
    'Meta',
    'US',
    'Menlo Park',
    'company',
    ['Facebook AI Research', 'Facebook'],
    { own: true, ror: '01zbnvs85', lines: 2000 },
  ],
  ['01zbnvs85', 'Meta (United States)', 'US', 'Menlo Park', 'company', ['Meta Platforms']],
  ['anthropic', 'Anthropic', 'US', 'San Francisco', 'company', [], { own: true, lines: 50 }],
  ['turing', 'Turing', 'US', 'Palo Alto', 'company', ['~Turing', 'Turing Enterprises'], { own: true }],
  [
    'microsoft',
    'Microsoft',
    'US',
    'Redmond',
    'company',
    ['Microsoft Turing', 'Microsoft Research'],
    { own: true, lines: 2000 },
  ],
  ['mistral-ai', 'Mistral AI', 'FR', 'Paris', 'company', ['~Mistral'], { own: true }],
  [
    'google',
    'Google',
    'US',
    'Mountain View',
    'company',
    ['Google Research'],
    { own: true, ror: '00njsd438', lines: 3000 },
  ],
  [
    'google-brain',
    'Google Brain',
    'US',
    'Mountain View',
    'company',
    ['Google Research, Brain Team'],
    { own: true, parents: ['google'], lines: 900 },
  ],
  [
    'google-deepmind',
    'Google DeepMind',
    'GB',
    'London',
    'company',
    ['DeepMind'],
    { own: true, parents: ['google'], lines: 900 },
  ],
  ['h-company', 'H Company', 'FR', 'Paris', 'company', ['~H'], { own: true }],
  ['nvidia', 'NVIDIA', 'US', 'Santa Clara', 'company', [], { own: true, lines: 1000 }],
  ['mila', 'Mila', 'CA', 'Montreal', 'facility', [], { own: true, lines: 300 }],
  ['05njtdr40', 'MILA University', 'MY', 'Nilai', 'education'],
  [
    '0161xgx34',
    'Université de Montréal',
    'CA',
    'Montreal',
    'education',
    ['University of Montreal'],
    { lines: 500 },
  ],
  ['035dkdb55', 'The Alan Turing Institute', 'GB', 'London', 'facility', [], { lines: 50 }],
  [
    '013fk0013',
    'Institute for the Study of Anthropic Impact and Sustainability in the Marine Environment',
    'IT',
    'Genoa',
    'other',
    ['^CNR-IAS'],
  ],
  [
    '00pjdza24',
    'University of California System',
    'US',
    'Oakland',
    'education',
    ['University of California'],
    { lines: 100 },
  ],
  [
    '01an7q238',
    'University of California, Berkeley',
    'US',
    'Berkeley',
    'education',
    [],
    { parents: ['00pjdza24'], lines: 5000, domains: 'berkeley.edu' },
  ],
  [
    '042nb2s44',
    'Massachusetts Institute of Technology',
    'US',
    'Cambridge',
    'education',
    ['^MIT'],
    { lines: 5000 },
  ],
  ['0132xxe06', 'Melbourne Institute of Technology', 'AU', 'Melbourne', 'education', ['^MIT']],
  [
    '03taz7m60',
    'University of Southern California',
    'US',
    'Los Angeles',
    'education',
    ['^USC'],
    { lines: 2500 },
  ],
  ['02b6qw903', 'University of South Carolina', 'US', 'Columbia', 'education', ['^USC'], { lines: 100 }],
  [
    '02e7b5302',
    'Nanyang Technological University',
    'SG',
    'Singapore',
    'education',
    ['^NTU'],
    { lines: 2500 },
  ],
  ['05bqach95', 'National Taiwan University', 'TW', 'Taipei', 'education', ['^NTU'], { lines: 700 }],
  ['034t30j35', 'Chinese Academy of Sciences', 'CN', 'Beijing', 'government', ['^CAS'], { lines: 5000 }],
  [
    '022c3hy66',
    'Institute of Automation',
    'CN',
    'Beijing',
    'facility',
    [],
    { parents: ['034t30j35'], lines: 300 },
  ],
  ['056qj1t15', 'Institute of Automation', 'DE', 'Magdeburg', 'facility'],
  ['04t5xt781', 'Northeastern University', 'US', 'Boston', 'education', [], { lines: 500 }],
  ['03awzbc87', 'Northeastern University', 'CN', 'Shenyang', 'education', [], { lines: 300 }],
  [
    '0245cg223',
    'University of Freiburg',
    'DE',
    'Freiburg',
    'education',
    ['Albert-Ludwigs-Universität Freiburg'],
    { lines: 900 },
  ],
  ['05n911h24', 'Technische Universität Darmstadt', 'DE', 'Darmstadt', 'education', [], { lines: 800 }],
  ['03cve4549', 'Tsinghua University', 'CN', 'Beijing', 'education', ['清华大学'], { lines: 7000 }],
  ['05x2bcf33', 'Carnegie Mellon University', 'US', 'Pittsburgh', 'education', ['^CMU'], { lines: 9000 }],
  ['05f8d4e86', 'Polytechnique Montréal', 'CA', 'Montreal', 'education', [], { lines: 60 }],
  ['03dbr7087', 'University of Toronto', 'CA', 'Toronto', 'education', [], { lines: 2400 }],
];

const orNull = (text: string | undefined) => text ?? null;

function registryOf(list: readonly Entry[]): RegistryColumns {
  const names = list.flatMap(([id, , , , , more = []]) =>
    more.map((name) => ({
      id,
      name: name.replace(/^[~^]/, ''),
      kind: name.startsWith('~') ? 'short' : name.startsWith('^') ? 'acronym' : 'alias',
    })),
  );
  const edges = list.flatMap(([id, , , , , , more]) => (more?.parents ?? []).map((other) => ({ id, other })));
  const nothing = <T>(rows: readonly T[]) => rows.map(() => null);
  return {
    organisation: {
      source: list.map(([, , , , , , more]) => (more?.own ? 'vivier' : 'ror')),
      organisation: list.map(([id]) => id),
      name: list.map(([, name]) => name),
      country: list.map(([, , country]) => country),
      city: list.map(([, , , city]) => city),
      kind: list.map(([, , , , kind]) => kind),
      domains: list.map(([, , , , , , more]) => orNull(more?.domains)),
      established: nothing(list),
      status: list.map(() => 'active'),
      ror: list.map(([, , , , , , more]) => orNull(more?.ror)),
    },
    name: {
      record: names.map(({ id }) => id),
      name: names.map(({ name }) => name),
      kind: names.map(({ kind }) => kind),
      language: nothing(names),
      valid_from: nothing(names),
      valid_to: nothing(names),
    },
    edge: {
      record: edges.map(({ id }) => id),
      kind: edges.map(() => 'parent'),
      other: edges.map(({ other }) => other),
      valid_from: edges.map(({ id }) => (id === 'google-deepmind' ? '2014-01-26' : null)),
      valid_to: nothing(edges),
    },
    use: { organisation: list.map(([id]) => id), lines: list.map(([, , , , , , more]) => more?.lines ?? 0) },
  };
}

/** Names nobody prints: what a word tells depends on how many names there are. */
const others: readonly Entry[] = Array.from({ length: 5000 }, (_, i) => [
  `other${i}`,
  `Verein${i} Beispiel${i}`,
  'XX',
  `Ort${i}`,
  'nonprofit',
]);
const resolver = buildResolver(registryOf([...entries, ...others]));
const meant = (raw: string, context?: Context): string[] =>
  resolver.resolve(raw, context).map(({ organisation }) => organisation);

describe('traps stay apart', () => {
  const cases: readonly (readonly [string, readonly string[]])[] = [
    ['Scale AI', ['scale-ai']],
    ['Scale AI, Montreal, Canada', ['scale-ai-supercluster']],
    ['Scale AI Chair in Supply Chains, Polytechnique Montréal', ['05f8d4e86']],
    ['Metaculus', []],
    ['Facebook AI Research', ['meta']],
    ['Anthropic', ['anthropic']],
    ['CNR unit "Anthropic Impacts"', []],
    ['The Alan Turing Institute, London, UK', ['035dkdb55']],
    ['Microsoft Turing', ['microsoft']],
    ['Mistral wind energy', []],
    ['University of California', ['00pjdza24']],
    ['University of California, Berkeley, CA, USA', ['01an7q238']],
    ['MIT', ['042nb2s44']],
    ['MIT, Melbourne, Australia', ['0132xxe06']],
    ['USC, Los Angeles, CA', ['03taz7m60']],
    ['USC, Columbia, SC, USA', ['02b6qw903']],
    ['NTU, Taipei, Taiwan', ['05bqach95']],
    ['NTU, Singapore', ['02e7b5302']],
    ['Northeastern University, Shenyang, China', ['03awzbc87']],
    ['Northeastern University, Boston, MA', ['04t5xt781']],
    ['Mila, Université de Montréal', ['0161xgx34', 'mila']],
    ['Independent Researcher', []],
    ['None', []],
  ];
  for (const [raw, organisations] of cases)
    it(`"${raw}" means ${organisations.join(' and ') || 'no organisation'}`, () => {
      assert.deepEqual(meant(raw).sort(), [...organisations].sort());
    });
});

describe('bare short names', () => {
  for (const [name, organisation] of [
    ['Scale', 'scale-ai'],
    ['Turing', 'turing'],
    ['H', 'h-company'],
    ['Mistral', 'mistral-ai'],
  ] as const) {
    it(`"${name}" is the firm in the market tables and nobody on a paper`, () => {
      assert.deepEqual(meant(name, { market: true }), [organisation]);
      assert.deepEqual(meant(name), []);
    });
  }
});

describe('one string, several organisations', () => {
  it('are all found, whatever stands between them', () => {
    for (const between of ['+', ' + ', '; ', ' / ', ' & ', ' and ', ', '])
      assert.deepEqual(
        meant(`University of Toronto${between}NVIDIA`).sort(),
        ['03dbr7087', 'nvidia'],
        between,
      );
  });

  it('of a university and its laboratory, department or address, only the university', () => {
    assert.deepEqual(meant('Robotics Institute, Carnegie Mellon University, Pittsburgh, PA 15213, USA'), [
      '05x2bcf33',
    ]);
    assert.deepEqual(meant('Dept. of Computer Science and Engineering, University of Freiburg, Germany'), [
      '0245cg223',
    ]);
  });

  it('of an umbrella and its institute, the institute', () => {
    assert.deepEqual(meant('Institute of Automation, Chinese Academy of Sciences, Beijing, China'), [
      '022c3hy66',
    ]);
  });
});

describe('spellings', () => {
  for (const [raw, organisation] of [
    ['Freiburg University', '0245cg223'],
    ['Universität Freiburg', '0245cg223'],
    ['Univ. of Freiburg', '0245cg223'],
    ['TU Darmstadt', '05n911h24'],
    ['Darmstadt University of Technology', '05n911h24'],
    ['UC Berkeley', '01an7q238'],
    ['eecs.berkeley.edu', '01an7q238'],
    ['清华大学', '03cve4549'],
    ['Universit ´e de Montr ´eal', '0161xgx34'],
    ['1University of Toronto†', '03dbr7087'],
    ['UNIVERSITY OF TORONTO', '03dbr7087'],
    ['Google Research, Brain Team', 'google-brain'],
  ] as const)
    it(`"${raw}" is ${organisation}`, () => {
      assert.equal(meant(raw)[0], organisation);
    });

  it('a ROR record that an own entry replaces lends it its names', () => {
    assert.deepEqual(meant('Meta Platforms'), ['meta']);
  });
});

describe('parents', () => {
  it('are valid in their time', () => {
    assert.deepEqual(resolver.above('google-deepmind', 2012), []);
    assert.deepEqual(resolver.above('google-deepmind', 2016), ['google']);
  });

  it('lend their ROR id to an entry without one', () => {
    assert.equal(resolver.ror('google-brain'), '00njsd438');
    assert.equal(resolver.ror('meta'), '01zbnvs85');
    assert.equal(resolver.ror('scale-ai'), null);
  });
});

describe('odd spellings', () => {
  for (const [raw, organisation] of [
    ['Carnegei Mellon University', '05x2bcf33'],
    ['Universit of Toronto', '03dbr7087'],
    ['Universit\\u00e4t Freiburg', '0245cg223'],
    ['Technische Universit\uFFFDt Darmstadt, Germany', '05n911h24'],
    ['Polytechnique Montru00e9al', '05f8d4e86'],
  ] as const)
    it(`"${raw}" is ${organisation}`, () => {
      assert.equal(meant(raw)[0], organisation);
    });

  it('a university abroad is not the United Arab Emirates', () => {
    assert.equal(resolver.resolve('Tsinghua University')[0]?.country, null);
  });
});

describe('namesakes', () => {
  const told = buildResolver(
    registryOf([
      ['hpc', 'Hospital Privado de Comunidad', 'AR', 'Mar del Plata', 'healthcare', ['^HPC'], { lines: 30 }],
      ['honda', 'Honda Research Institute Europe', 'DE', 'Offenbach', 'facility', ['^HRI'], { lines: 80 }],
      ['waseda', 'Waseda University', 'JP', 'Tokyo', 'education', [], { lines: 900 }],
      ['centrale', 'CentraleSupélec', 'FR', 'Gif-sur-Yvette', 'education', ['^CS'], { lines: 300 }],
      ['bc', 'Boston College', 'US', 'Boston', 'education', ['^BC'], { lines: 300 }],
      [
        'mainz',
        'University Medical Center of the Johannes Gutenberg University Mainz',
        'DE',
        'Mainz',
        'healthcare',
      ],
      ['jgu', 'Johannes Gutenberg University Mainz', 'DE', 'Mainz', 'education', [], { lines: 100 }],
      ['finance', 'University of Finance and Economics', 'MN', 'Ulaanbaatar', 'education', [], { lines: 5 }],
      ['hitachi', 'Hitachi', 'JP', 'Tokyo', 'company', [], { own: true, lines: 400 }],
      ['town-1', 'Hitachi Hospital', 'JP', 'Hitachi', 'healthcare'],
      ['town-2', 'Hitachi Museum', 'JP', 'Hitachi', 'archive'],
      [
        'siu',
        'Southern Illinois University Carbondale',
        'US',
        'Carbondale',
        'education',
        ['Southern Illinois University'],
        { lines: 40 },
      ],
      ...others,
    ]),
  );
  for (const [raw, organisation] of [
    ['HPC, Mar del Plata, Argentina', 'hpc'],
    ['HPC-AI Technology Inc.', undefined],
    ['Humanoid Robotics Institute (HRI), Waseda University', 'waseda'],
    ['Visual Computing Lab, CS, Waseda University', 'waseda'],
    ['Inuktun Services, BC, Canada', undefined],
    ['Department of Neuroradiology, University Medical Center Mainz, Germany', 'mainz'],
    ['Southwest University of Finance and Economics', undefined],
    ['Central Research Laboratory, Hitachi, Ltd., Japan', 'hitachi'],
    ['Hitachi, Ibaraki, Japan', 'hitachi'],
    ['Southem Illinois University', 'siu'],
    ['This CVPR paper is the Open Access version, provided by Waseda University', undefined],
  ] as const)
    it(`"${raw}" is ${organisation ?? 'none of them'}`, () => {
      assert.equal(told.resolve(raw)[0]?.organisation, organisation);
    });

  it('stand alone where another was only the letters of the words before it', () => {
    const found = told.resolve('Humanoid Robotics Institute (HRI), Waseda University');
    assert.deepEqual(
      found.map(({ organisation }) => organisation),
      ['waseda'],
    );
  });
});

describe('damaged strings', () => {
  it('are read again where they mean nobody', () => {
    const again = (raw: string): readonly string[] => readAgain(raw);
    assert.ok(again('NOV A LINCS, Portugal').includes('NOVA LINCS, Portugal'));
    assert.ok(again('Y ahoo! Labs Bangalore').includes('Yahoo! Labs Bangalore'));
    assert.ok(
      again('The Alan Turing InstituteUniversity of Warwick').some((text) =>
        /Institute, University/.test(text),
      ),
    );
    assert.ok(
      again('Indian Institute of Technology (IIT) Palakkad').includes(
        'Indian Institute of Technology Palakkad',
      ),
    );
    assert.ok(again('1CUHK4SmartMore').includes('; CUHK ; SmartMore'));
    assert.ok(again('Mayo#R#Clinic, Rochester').includes('Mayo Clinic, Rochester'));
  });
  it("keep what is whole: a firm's two capitals, a postcode, a sound string", () => {
    assert.deepEqual(readAgain('SnapDeal.com, India'), []);
    assert.deepEqual(readAgain('Great Western Road, Gloucester GL1 3NN'), []);
    assert.deepEqual(readAgain('University of Oxford'), []);
  });
});

describe("footnotes' marks", () => {
  it('go where every organisation of a string bears one', () => {
    assert.equal(withoutMarks('Microsoft Turing3+Meta AI2'), 'Microsoft Turing+Meta AI');
    assert.equal(
      withoutMarks('Uppsala University1,2 + Vector Institute3'),
      'Uppsala University + Vector Institute',
    );
    assert.deepEqual(meant('University of Toronto1+Scale AI2').sort(), ['03dbr7087', 'scale-ai']);
  });
  it('stay where a number may be of the name', () => {
    for (const text of [
      'Meta AI2',
      'CSIRO Data61, Sydney + University of Sydney',
      'Burnaby, Canada V6T 1Z4 + Montreal, Canada H3B 4W8',
      'CSIRO Data61 + Amazon Lab126',
    ])
      assert.equal(withoutMarks(text), text);
    assert.equal(withoutMarks('University of Washington1+AI2'), 'University of Washington+AI2');
  });
});

describe('running text', () => {
  it('means nobody, whatever it names', () => {
    const text =
      'He received the B.S. degree from the University of Toronto in 1976 and was a lecturer at MIT, which he left for NVIDIA. ' +
      'His research has been on the detection of objects. A domain classifier is proposed to train the extractor of features.';
    assert.deepEqual(meant(text), []);
    assert.deepEqual(meant(`Nets of Rivers Ada Byron 1University of Toronto Abstract ${text}`), [
      '03dbr7087',
    ]);
  });
  it('is no long list, and no short remark', () => {
    const list = Array.from({ length: 20 }, () => 'University of Toronto').join(', ');
    assert.deepEqual(meant(list), ['03dbr7087']);
    assert.deepEqual(meant('The author was with the University of Toronto and is with NVIDIA').sort(), [
      '03dbr7087',
      'nvidia',
    ]);
  });
});

describe('names that are only part of what is printed', () => {
  it('an article begins a name, but not after a preposition', () => {
    assert.deepEqual(meant('Computer Laboratory The Alan Turing Institute'), ['035dkdb55']);
  });
  it('initials of a person are no letters of an organisation', () => {
    assert.deepEqual(meant('M.I.T. Tanaka'), []);
  });
});

describe('any string', () => {
  it('gives distinct known organisations with weights in order, the same each time', () => {
    const words = fc.constantFrom(
      ...entries.map(([, name]) => name),
      'Department of Physics',
      'USA',
      'Paris, France',
      'MIT',
      '+',
      ';',
      '¶',
      'and',
    );
    const strings = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(words, { maxLength: 6 }).map((each) => each.join(', ')),
    );
    const fresh = buildResolver(registryOf([...entries, ...others]));
    fc.assert(
      fc.property(strings, (raw) => {
        const found = resolver.resolve(raw);
        assert.equal(new Set(found.map(({ organisation }) => organisation)).size, found.length);
        for (const [at, { organisation, weight }] of found.entries()) {
          assert.ok(resolver.registry.place.has(organisation));
          assert.ok(weight > 0 && weight <= 1 && weight <= (found[at - 1]?.weight ?? 1));
        }
        assert.deepEqual(fresh.resolve(raw), found);
      }),
    );
  });
});
