import type { z } from 'zod';
import { inEnglish } from '../locales/complaint.ts';
import type { Fault } from './error.ts';

/** What the library says by itself, where a schema gives no message of its own. */
const ofZod = /^(?:Too (?:big|small)|Invalid|Unrecognized)/;

type Issue = z.core.$ZodIssue;
type Path = readonly PropertyKey[];

/**
 * The fields at fault, each with a key by which a door says in its reader's tongue what is wrong. Of alternatives (a union), those of
 * the one that the input comes nearest to: "milestone.probability is missing", not "milestone is invalid".
 */
export function faultsOf(issues: readonly Issue[], at: Path = []): Fault[] {
  return issues.flatMap((issue) => {
    const path = [...at, ...issue.path];
    if (issue.code === 'invalid_union') {
      const near = nearest(issue.errors);
      if (near !== undefined) return faultsOf(near, path);
    }
    const field = path.map(String).join('.') || 'input';
    const { key, values } = reasonOf(issue);
    return [
      {
        field,
        key,
        values,
        said: key !== 'other' && ofZod.test(issue.message) ? inEnglish(key, values) : issue.message,
      },
    ];
  });
}

/** The alternative with the fewest faults among those of the right kind; undefined where none is. */
function nearest(alternatives: readonly (readonly Issue[])[]): readonly Issue[] | undefined {
  const ofKind = alternatives.filter((issues) =>
    issues.every(({ code, path }) => code !== 'invalid_type' || path.length > 0),
  );
  return ofKind.toSorted((one, other) => one.length - other.length)[0];
}

type Reason = Pick<Fault, 'key' | 'values'>;

function reasonOf(issue: Issue): Reason {
  const { message } = issue;
  const other = { key: 'other', values: { said: message } };
  switch (issue.code) {
    case 'custom':
      return customReason(issue.params) ?? other;
    case 'invalid_type':
      return / undefined$/.test(message)
        ? { key: 'missing', values: {} }
        : { key: 'type', values: { expected: issue.expected } };
    case 'too_small':
      return sized(issue.origin)
        ? { key: 'shortest', values: { least: Number(issue.minimum) } }
        : { key: issue.inclusive === false ? 'above' : 'least', values: { least: Number(issue.minimum) } };
    case 'too_big':
      return sized(issue.origin)
        ? { key: 'longest', values: { most: Number(issue.maximum) } }
        : { key: issue.inclusive === false ? 'below' : 'most', values: { most: Number(issue.maximum) } };
    case 'invalid_value':
      return { key: 'choice', values: { choices: issue.values.map(String).join(', ') } };
    case 'unrecognized_keys':
      return { key: 'stranger', values: { names: issue.keys.join(', ') } };
    case 'invalid_format':
      return issue.format === 'date'
        ? { key: 'day', values: {} }
        : { key: 'form', values: { form: issue.pattern ?? issue.format } };
    default:
      return other;
  }
}

function sized(origin: string): boolean {
  return origin === 'string' || origin === 'array' || origin === 'set';
}

/** What a check of ours attached to its complaint. */
function customReason(params: Readonly<Record<string, unknown>> | undefined): Reason | undefined {
  const key = params?.['fault'];
  const values = params?.['values'];
  if (typeof key !== 'string') return undefined;
  return { key, values: isValues(values) ? values : {} };
}

function isValues(values: unknown): values is Fault['values'] {
  return (
    typeof values === 'object' &&
    values !== null &&
    Object.values(values).every((one) => typeof one === 'string' || typeof one === 'number')
  );
}
