/** A ROR record of either schema, in one shape. */
export interface Organisation {
  readonly id: string;
  readonly name: string;
  readonly status: string;
  readonly types: readonly string[];
  readonly established: number | null;
  readonly country: string | null;
  readonly city: string | null;
  readonly domains: readonly string[];
  readonly names: readonly Name[];
  readonly relations: readonly Relation[];
}

export interface Name {
  readonly name: string;
  readonly kind: 'label' | 'alias' | 'acronym';
  readonly language: string | null;
}

interface Relation {
  readonly kind: string;
  readonly other: string;
}

/** ROR's id without its resolver; empty where it is none. */
export function idOf(value: unknown): string {
  return typeof value === 'string'
    ? (/^(?:https:\/\/ror\.org\/)?(0[a-z0-9]{6}\d{2})$/u.exec(value)?.[1] ?? '')
    : '';
}

/** The host of a web address, without `www.`; null where it is none. */
export function hostOf(address: unknown): string | null {
  const url = typeof address === 'string' ? URL.parse(address) : null;
  return url?.hostname.replace(/^www\./u, '') || null;
}
