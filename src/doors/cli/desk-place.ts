import type { z } from 'zod';
import { openDesk } from '../../desk/desk.ts';
import { claimDesk } from '../../desk/ownership.ts';
import { askOnRecord } from '../../operations/decisions/trail.ts';
import { ask, type Operation } from '../../operations/operation.ts';
import { contextOn } from './reading.ts';
import { askServer, findServer } from './server.ts';
import type { Session } from './session.ts';

/**
 * Asks an operation about what people did: the running server, which owns the desk, or here by whoever takes the desk meanwhile.
 * Throws `desk-in-use` where another process has it, and `nothing-published`.
 */
export async function askDesk<In extends z.ZodObject, Out extends z.ZodType>(
  { home, desk: place }: Pick<Session, 'home' | 'desk'>,
  operation: Operation<In, Out>,
  input: z.input<In>,
): Promise<z.output<Out>> {
  const server = await findServer(home);
  if (server !== null) return askServer(server, operation, input);
  const desk = await openDesk({ ownership: claimDesk(home.deskLock), place });
  try {
    return await contextOn(
      home,
      async () => desk,
      (context) =>
        operation.effect === 'reads'
          ? ask(operation, context, input)
          : askOnRecord(operation, context, input, (act) => desk.record(act)),
    );
  } finally {
    await desk.close();
  }
}
