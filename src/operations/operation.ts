import type { z } from 'zod';
import type { Desk } from '../desk/desk.ts';
import type { Engine } from '../engine/engine.ts';
import type { Explanation } from '../identity/explanation/explanation.ts';
import type { HiddenPerson } from '../pipeline/hidden.ts';
import type { SearchIndex } from '../search/search-index.ts';
import { type Fault, VivierError } from '../tables/error.ts';
import { faultsOf } from '../tables/faults.ts';
import type { Builder } from './builds/builder.ts';
import { type Hidden, hiddenIn, nobodyHidden, withoutHidden } from './hidden.ts';
import { unknown } from './identify.ts';

/** A published build, open for reading. */
export interface Observatory {
  /** The build's id; part of every ETag and cursor. */
  readonly build: string;
  /** When it was published, ISO date and time. */
  readonly builtAt: string;
  /** Latest day on which a fact of it was known. */
  readonly dataTo: string | null;
  /** The database's file: `sql` opens it once more, locked down. */
  readonly database: string;
  readonly reader: Pick<Engine, 'rows' | 'read'>;
  readonly search: Pick<
    SearchIndex,
    | 'names'
    | 'suggest'
    | 'topic'
    | 'works'
    | 'people'
    | 'named'
    | 'like'
    | 'brief'
    | 'affinity'
    | 'peopleThen'
  >;
  /** What explains it; read from its folder when it is first asked. Throws `explanation-missing`. */
  readonly explanation: () => Promise<Explanation>;
  /** Who was suppressed after it was made: `ask` leaves them out of every answer. */
  readonly hidden: Hidden;
}

/** What an operation may use. A door makes one per request, or one for all. */
export interface Context {
  /** The build being served; throws `nothing-published` where there is none yet. */
  observatory(): Observatory;
  /** Whoever imports and builds. */
  readonly builder: Builder;
  /** What people did; resolves once the desk is open. */
  desk(): Promise<Pick<Desk, 'journal' | 'labels' | 'claimEdits' | 'suppressions'>>;
  /** Changes who is hidden in what is served, from the next answer on. */
  hide(change: (hidden: readonly HiddenPerson[]) => readonly HiddenPerson[]): Promise<void>;
}

/** Where the HTTP door answers: names in braces are fields of the input. */
interface Address {
  readonly method: 'GET' | 'POST';
  /** Below /api, such as /people/{id}. */
  readonly path: `/${string}`;
  /** Largest body read, in bytes, where a whole file is sent. */
  readonly body?: number;
}

/**
 * One question or act, typed in and out. HTTP, command line and MCP are made from it: input and output
 * schemas describe it to people and to machines, and `run` is the only place where it happens.
 */
export interface Operation<In extends z.ZodObject = z.ZodObject, Out extends z.ZodType = z.ZodType> {
  /** Its name in the API, such as findPeople. */
  readonly name: string;
  /** One sentence: what it answers or does. */
  readonly summary: string;
  /** `reads` changes nothing and may be asked again; `acts` changes something. */
  readonly effect: 'reads' | 'acts';
  /** The trail of acts does not keep what it was about. */
  readonly discreet?: true;
  readonly address: Address;
  readonly input: In;
  readonly output: Out;
  run(context: Context, input: z.output<In>): Promise<z.output<Out>>;
}

/** Declares an operation; exists so that its input and output stay exact types. */
export function operation<In extends z.ZodObject, Out extends z.ZodType>(
  definition: Operation<In, Out>,
): Operation<In, Out> {
  return definition;
}

/**
 * Runs an operation on what came through a door, and leaves out who is hidden. Throws `input-refused` with every field at fault,
 * `person-unknown` where a hidden person is asked for, and whatever the operation throws.
 */
export async function ask<In extends z.ZodObject, Out extends z.ZodType>(
  operation: Operation<In, Out>,
  context: Context,
  input: unknown,
): Promise<z.output<Out>> {
  const parsed = operation.input.safeParse(input);
  if (parsed.success) {
    const asked = hiddenIn(parsed.data, hiddenNow(context));
    if (asked !== undefined) throw unknown('person', asked);
    // Read again: an act may have hidden somebody.
    return withoutHidden(await operation.run(context, parsed.data), hiddenNow(context));
  }
  throw questionRefused(operation, faultsOf(parsed.error.issues));
}

/** What is said of a question with fields at fault. */
export function questionRefused({ name }: Pick<Operation, 'name'>, faults: readonly Fault[]): VivierError {
  return new VivierError('input-refused', {
    what: 'The question cannot be read.',
    where: name,
    why: `${faults.map(({ field, said }) => `${field}: ${said}`).join('; ')}.`,
    mend: 'Correct the named fields and ask again.',
    faults,
  });
}

/** Who is hidden; nobody where nothing is published. */
function hiddenNow(context: Context): Hidden {
  try {
    return context.observatory().hidden;
  } catch (error) {
    if (error instanceof VivierError && error.code === 'nothing-published') return nobodyHidden;
    throw error;
  }
}
