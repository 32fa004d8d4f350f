import { z } from 'zod';

const value = z.object({ value: z.string().nullish() }).nullish();
const instant = z.object({ value: z.number() }).nullish();
const date = z.object({ year: value, month: value, day: value }).nullish();

/** An employment or an education: what a record says of both is alike. */
const affiliation = z.object({
  'put-code': z.number().int(),
  visibility: z.string().nullish(),
  'role-title': z.string().nullish(),
  'start-date': date,
  'end-date': date,
  'last-modified-date': instant,
  organization: z.object({
    name: z.string(),
    address: z.object({ city: z.string().nullish(), country: z.string().nullish() }).nullish(),
    'disambiguated-organization': z
      .object({
        'disambiguated-organization-identifier': z.string().nullish(),
        'disambiguation-source': z.string().nullish(),
      })
      .nullish(),
  }),
});

/**
 * The only fields of a record of schema 3.0 that are looked at: https://info.orcid.org/documentation/integration-guide/orcid-record/
 * Biographies, e-mail addresses, keywords, addresses of people and other identifiers are not among them.
 */
export const orcidRecord = z.object({
  'orcid-identifier': z.object({ path: z.string() }),
  history: z.object({ 'deactivation-date': instant }).nullish(),
  person: z.object({
    name: z
      .object({
        visibility: z.string().nullish(),
        'credit-name': value,
        'given-names': value,
        'family-name': value,
      })
      .nullish(),
  }),
  'activities-summary': z.object({
    employments: z
      .object({
        'affiliation-group': z
          .array(z.object({ summaries: z.array(z.object({ 'employment-summary': affiliation })) }))
          .nullish(),
      })
      .nullish(),
    educations: z
      .object({
        'affiliation-group': z
          .array(z.object({ summaries: z.array(z.object({ 'education-summary': affiliation })) }))
          .nullish(),
      })
      .nullish(),
  }),
});

export type OrcidRecord = z.infer<typeof orcidRecord>;
export type Affiliation = z.infer<typeof affiliation>;

/** The fields by kind of record, as `vivier sources` shows them. */
export const orcidFields = {
  record: ['orcid-identifier', 'history.deactivation-date', 'person.name'],
  employment: Object.keys(affiliation.shape),
  education: Object.keys(affiliation.shape),
} as const;

/** A date as `1948`, `1948-02` or `1948-02-02`; empty where there is none. */
export function dateText(told: z.infer<typeof date>): string {
  const parts = [told?.year?.value, told?.month?.value, told?.day?.value];
  const missing = parts.findIndex((part) => !part);
  return parts.slice(0, missing < 0 ? parts.length : missing).join('-');
}
