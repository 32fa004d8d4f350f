/** Registry tables as plain columns, one array a column, as the engine hands them over. */
export interface RegistryColumns {
  readonly organisation: {
    readonly source: readonly string[];
    readonly organisation: readonly string[];
    readonly name: readonly string[];
    readonly country: readonly (string | null)[];
    readonly city: readonly (string | null)[];
    readonly kind: readonly string[];
    readonly domains: readonly (string | null)[];
    readonly established: readonly (number | null)[];
    readonly status: readonly string[];
    readonly ror: readonly (string | null)[];
  };
  readonly name: {
    /** Id of the organisation that bears the name. */
    readonly record: readonly string[];
    readonly name: readonly string[];
    readonly kind: readonly string[];
    readonly language: readonly (string | null)[];
    readonly valid_from: readonly (string | null)[];
    readonly valid_to: readonly (string | null)[];
  };
  readonly edge: {
    /** Id of the organisation that has the relation. */
    readonly record: readonly string[];
    readonly kind: readonly string[];
    readonly other: readonly string[];
    readonly valid_from: readonly (string | null)[];
    readonly valid_to: readonly (string | null)[];
  };
  /** How often each organisation is named in full in the corpus: breaks ties between homonyms. */
  readonly use?: { readonly organisation: readonly string[]; readonly lines: readonly number[] };
  /** Names of units that stand beside one organisation alone, as words of `readWords` joined by a space. */
  readonly units?: { readonly unit: readonly string[]; readonly organisation: readonly string[] };
}

/** `short` counts in the market's context alone, `bare` where the name stands alone ("Stanford"). */
export type NameKind = 'label' | 'alias' | 'acronym' | 'short' | 'bare';

interface RegisteredName {
  readonly name: string;
  readonly kind: NameKind;
  readonly language: string | null;
  readonly from: string | null;
  readonly to: string | null;
}

interface RegisteredEdge {
  readonly kind: 'parent' | 'successor';
  readonly other: number;
  readonly from: string | null;
  readonly to: string | null;
}

export interface Registered {
  readonly id: string;
  readonly name: string;
  readonly country: string | null;
  readonly city: string | null;
  readonly kind: string;
  readonly ror: string | null;
  readonly established: number | null;
  readonly source: 'ror' | 'vivier';
  readonly domains: readonly string[];
  readonly active: boolean;
  readonly names: RegisteredName[];
  readonly edges: RegisteredEdge[];
}

/** The registries joined: own entries stand for the ROR records that they replace. */
export interface Registry {
  readonly organisations: readonly Registered[];
  /** Place of an organisation by its id, or by the ROR id that an own entry replaces. */
  readonly place: ReadonlyMap<string, number>;
  readonly use: Float64Array;
}

/**
 * Joins ROR and our own entries. Withdrawn records are left out; names, domains and relations of a replaced ROR record
 * pass to the entry that replaces it.
 */
export function joinRegistries(columns: RegistryColumns): Registry {
  const rows = columns.organisation;
  const place = new Map<string, number>();
  const organisations: Registered[] = [];
  for (const own of [true, false]) {
    for (let row = 0; row < rows.organisation.length; row++) {
      if ((rows.source[row] === 'vivier') !== own || rows.status[row] === 'withdrawn') continue;
      const id = rows.organisation[row] ?? '';
      const replacing = place.get(id);
      const domains = splitList(rows.domains[row]);
      if (replacing !== undefined) {
        const entry = organisations[replacing];
        if (entry) addName(entry, rows.name[row] ?? '', 'label');
        continue;
      }
      const rors = own ? splitList(rows.ror[row]) : [id];
      organisations.push({
        id,
        name: rows.name[row] ?? id,
        country: rows.country[row] ?? null,
        city: rows.city[row] ?? null,
        kind: rows.kind[row] ?? 'other',
        ror: rors[0] ?? null,
        established: rows.established[row] ?? null,
        source: own ? 'vivier' : 'ror',
        domains,
        active: rows.status[row] === 'active',
        names: [],
        edges: [],
      });
      const entry = organisations[organisations.length - 1];
      if (entry) addName(entry, rows.name[row] ?? id, 'label');
      for (const key of [id, ...rors]) if (!place.has(key)) place.set(key, organisations.length - 1);
    }
  }
  addNames(columns, organisations, place);
  addEdges(columns, organisations, place);
  const use = new Float64Array(organisations.length);
  for (const [index, id] of (columns.use?.organisation ?? []).entries()) {
    const at = place.get(id);
    if (at !== undefined) use[at] = (use[at] ?? 0) + (columns.use?.lines[index] ?? 0);
  }
  return { organisations, place, use };
}

function splitList(text: string | null | undefined): string[] {
  return (text ?? '').split(';').filter(Boolean);
}

function addName(
  entry: Registered,
  name: string,
  kind: NameKind,
  language: string | null = null,
  from: string | null = null,
  to: string | null = null,
): void {
  const same = entry.names.findIndex((known) => known.name === name);
  // A name declared short counts in the market's context alone, whatever a registry calls it; a bare one where it stands alone.
  if ((kind === 'short' || kind === 'bare') && same >= 0)
    entry.names[same] = { name, kind, language, from, to };
  else if (
    name &&
    !entry.names.some(
      (known) =>
        known.name === name &&
        (known.kind === kind || known.kind === 'short' || known.kind === 'bare' || kind !== 'acronym'),
    )
  )
    entry.names.push({ name, kind, language, from, to });
}

const nameKinds: ReadonlySet<string> = new Set(['label', 'alias', 'acronym', 'short', 'bare']);

function isNameKind(kind: string): kind is NameKind {
  return nameKinds.has(kind);
}

function addNames(
  columns: RegistryColumns,
  organisations: readonly Registered[],
  place: ReadonlyMap<string, number>,
): void {
  const rows = columns.name;
  for (let row = 0; row < rows.record.length; row++) {
    const entry = organisations[place.get(rows.record[row] ?? '') ?? -1];
    const kind = rows.kind[row] ?? '';
    if (!entry || !isNameKind(kind)) continue;
    addName(entry, rows.name[row] ?? '', kind, rows.language[row], rows.valid_from[row], rows.valid_to[row]);
  }
}

function addEdges(
  columns: RegistryColumns,
  organisations: readonly Registered[],
  place: ReadonlyMap<string, number>,
): void {
  const rows = columns.edge;
  for (let row = 0; row < rows.record.length; row++) {
    // A record that names its child says the same as a child that names its parent.
    const reversed = rows.kind[row] === 'child';
    const [from, to] = [rows.record[row] ?? '', rows.other[row] ?? ''];
    const child = place.get(reversed ? to : from);
    const other = place.get(reversed ? from : to);
    const kind = reversed ? 'parent' : rows.kind[row];
    const entry = child === undefined ? undefined : organisations[child];
    if (!entry || other === undefined || other === child || (kind !== 'parent' && kind !== 'successor'))
      continue;
    // Own entries date their parents; a ROR record's undated parent must not undo that.
    if (entry.edges.some((edge) => edge.kind === kind && edge.other === other)) continue;
    const ownRow = from === entry.id;
    if (entry.source === 'vivier' && !ownRow) continue;
    entry.edges.push({ kind, other, from: rows.valid_from[row] ?? null, to: rows.valid_to[row] ?? null });
  }
}

/** Organisations above `organisation` in `year` (or at any time), nearest first. */
export function ancestors(registry: Registry, organisation: number, year?: number): number[] {
  const found: number[] = [];
  const queue = [organisation];
  for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
    for (const edge of registry.organisations[next]?.edges ?? []) {
      if (edge.kind !== 'parent' || found.includes(edge.other) || edge.other === organisation) continue;
      if (year !== undefined && !holdsIn(edge, year)) continue;
      found.push(edge.other);
      queue.push(edge.other);
    }
  }
  return found;
}

function holdsIn(edge: RegisteredEdge, year: number): boolean {
  const from = edge.from === null ? Number.NEGATIVE_INFINITY : Number(edge.from.slice(0, 4));
  const to = edge.to === null ? Number.POSITIVE_INFINITY : Number(edge.to.slice(0, 4));
  return from <= year && year <= to;
}
