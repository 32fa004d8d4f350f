import type { Kind, PersonShown, WorkShown } from './answers.ts';
import { textAt } from './files/texts.ts';
import type { NameSearch } from './names/name-search.ts';
import type { OrganisationNames } from './people/held.ts';
import type { PeopleThen } from './people/people-then.ts';
import { type Profiles, strengths, unknownNumber } from './people/profiles.ts';
import { venueAt } from './people/sieve.ts';
import { organisationAt, printedAt } from './people/whereabouts.ts';

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

  /** @param then of what past year; of today where left out */
  personAt(person: number, then?: PeopleThen): PersonShown {
    const { ids, spellings, name } = this.by.people.index;
    const { works, posts, first, last } = this.profiles;
    const extent = then?.extentOf(person) ?? {
      works: works[person]!,
      posts: posts[person]!,
      firstYear: first[person]!,
      lastYear: last[person]!,
    };
    return {
      person: textAt(ids, person),
      name: textAt(spellings, name[person]!),
      works: extent.works,
      posts: extent.posts,
      firstYear: extent.firstYear || null,
      lastYear: extent.lastYear || null,
      last: this.lastOf(person, then),
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
    if (kind === 'organisations') {
      const { country } = this.profiles.whereabouts;
      return textAt(country.texts, country.of[owner]!) || null;
    }
    const { venue, venueName, year } = this.workAt(owner);
    return [venueName ?? venue, year].filter((part) => part !== null).join(' ');
  }

  /** Of a past year without the role, since a stay's role is the latest that was stated. */
  private lastOf(person: number, then?: PeopleThen): PersonShown['last'] {
    const { role } = this.profiles;
    const { place, strength, whereabouts } = then?.profiles ?? this.profiles;
    const seen = then?.extentOf(person).seen ?? this.profiles.seen[person]!;
    const number = place[person]!;
    const how = strengths[strength[person]!];
    if (number === unknownNumber || how === undefined || how === '') return null;
    const { country, city } = whereabouts;
    const organisation = organisationAt(whereabouts, number);
    return {
      organisation: this.organisationNames.idAt(organisation),
      organisationName: this.organisationNames.nameAt(organisation),
      country: textAt(country.texts, country.of[number]!) || null,
      city: textAt(city.texts, city.of[number]!) || null,
      printed: printedAt(whereabouts, number) || null,
      strength: how,
      role: then === undefined ? textAt(role.texts, role.of[person]!) || null : null,
      year: seen || null,
    };
  }
}
