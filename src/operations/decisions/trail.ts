import type { z } from 'zod';
import type { Act } from '../../desk/audit.ts';
import { errorMessage } from '../../pipeline/progress.ts';
import { ask, type Context, type Operation } from '../operation.ts';

/** Does what is asked, and keeps the trail of it on the desk, also of what failed. */
export async function askOnRecord<In extends z.ZodObject, Out extends z.ZodType>(
  operation: Operation<In, Out>,
  context: Context,
  input: unknown,
  record: (act: Act) => Promise<void>,
): Promise<z.output<Out>> {
  const trail = {
    who: 'local',
    act: operation.name,
    about: operation.discreet ? '' : JSON.stringify(input).slice(0, 2000),
  };
  try {
    const answer = await ask(operation, context, input);
    await record({ ...trail, outcome: 'done' });
    return answer;
  } catch (error) {
    await record({ ...trail, outcome: errorMessage(error).code });
    throw error;
  }
}
