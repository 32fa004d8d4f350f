import { becauseOf } from '../locales/complaint.ts';
import { VivierError } from '../tables/error.ts';

/** Memory that DuckDB may use while it builds the starter data; the rest of the 3 GB is for typed arrays. */
const WORKSHOP_MEMORY = '800MB';

/** The engine's memory for a build: what VIVIER_MEMORY says, for a home much larger than the starter data. Throws `memory-refused`. */
export function workshopMemory(environment: NodeJS.ProcessEnv = process.env): string {
  const given = environment['VIVIER_MEMORY'] ?? WORKSHOP_MEMORY;
  if (/^\d{1,6}(\.\d+)? ?[MG]B$/i.test(given)) return given;
  throw new VivierError('memory-refused', {
    what: 'VIVIER_MEMORY cannot be read.',
    ...becauseOf('memory.form', { given }),
    mend: 'Write a number with MB or GB, such as VIVIER_MEMORY=2GB, or leave it out.',
  });
}

/** Whether the engine had no memory left: what cannot be put on disk, such as texts being joined, has to find room in it. */
export const isOutOfMemory = (cause: unknown): boolean =>
  cause instanceof Error && cause.message.startsWith('Out of Memory Error');

/** A step that found too little memory with nothing beside it; the engine's own advice is to change what only this program sets. */
export function stepOutOfMemory(step: string, memory: string, cause: unknown): VivierError {
  return new VivierError(
    'step-out-of-memory',
    {
      what: 'A step of the build does not find enough memory.',
      where: step,
      ...becauseOf('memory.step', { step, memory }),
      mend: 'Give it more, such as VIVIER_MEMORY=2GB vivier build: what is done stays done. What was served stays served.',
    },
    { cause },
  );
}
