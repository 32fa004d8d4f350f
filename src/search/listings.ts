import type { Kind, PersonShown, WorkShown } from './answers.ts';
import { textAt } from './files/texts.ts';
import type { NameSearch } from './names/name-search.ts';
import type { OrganisationNames } from './people/held.ts';
import { type Profiles, strengths, unknownNumber } from './people/profiles.ts';
import { venueAt } from './people/sieve.ts';

/** People and works, by their numbers, as lists show them. */
export class Listings {
  private readonly by: Readonly<Record<Kind, NameSearch>>;
  private readonly profiles: Profiles;
  private readonly organisationNames: OrganisationNames;
  /** Year of each work. */
  private readonly years: Uint16Array;

  constructor(
    by: Readonly<Record<Kind, NameSearch>>,
    profiles: Profiles,
    organisationNames: OrganisationNames,
    years: Uint16Array,
  ) {
    this.by = by;
    this.profiles = profiles;
    this.organisationNames = organisationNames;
    this.years = years;
  }

  personAt(person: number): PersonShown {
    const { ids, spellings, name } = this.by.people.index;
    const { works, posts, first, last } = this.profiles;
    return {
      person: textAt(ids, person),
      name: textAt(spellings, name[person]!),
      works: works[person]!,
      posts: posts[person]!,
      firstYear: first[person]! || null,
      lastYear: last[person]! || null,
      last: this.lastOf(person),
    };
  }

  workAt(work: number): WorkShown {
    const { ids, spellings, name } = this.by.works.index;
    const { venue, status } = this.profiles;
    const { key, name: printed } = venueAt(venue, venue.of[work]!);
    return {
      work: textAt(ids, work),
      title: textAt(spellings, name[work]!),
      venue: key || null,
      venueName: printed || null,
      year: this.years[work]! || null,
      status: textAt(status.texts, status.of[work]!) || null,
    };
  }

  /** What tells one from others of its name: organisation, country, venue and year. */
  hintOf(kind: Kind, owner: number): string | null {
    if (kind === 'people') return this.lastOf(owner)?.organisationName ?? null;
    if (kind === 'organisations')
      return textAt(this.profiles.country.texts, this.profiles.country.of[owner]!) || null;
    const { venue, venueName, year } = this.workAt(owner);
    return [venueName ?? venue, year].filter((part) => part !== null).join(' ');
  }

  private lastOf(person: number): PersonShown['last'] {
    const { organisation, strength, role, seen, country } = this.profiles;
    const number = organisation[person]!;
    const how = strengths[strength[person]!];
    if (number === unknownNumber || how === undefined || how === '') return null;
    return {
      organisation: this.organisationNames.idAt(number),
      organisationName: this.organisationNames.nameAt(number),
      country: textAt(country.texts, country.of[number]!) || null,
      strength: how,
      role: textAt(role.texts, role.of[person]!) || null,
      year: seen[person]! || null,
    };
  }
}
