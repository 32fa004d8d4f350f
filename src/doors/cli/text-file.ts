import { readFile } from 'node:fs/promises';
import { becauseOf } from '../../locales/complaint.ts';
import { VivierError } from '../../tables/error.ts';

/** What the system calls the two faults that somebody who names a file makes. */
const faults: Readonly<Record<string, string>> = { ENOENT: 'file.missing', EISDIR: 'file.folder' };

/**
 * The text of a file that a command line names, without a byte order mark; `-` is standard input. Throws `file-unreadable`.
 * @param mend what to name instead
 */
export async function readTextFile(file: string, mend: string): Promise<string> {
  try {
    return (await readFile(file === '-' ? '/dev/stdin' : file, 'utf8')).replace(/^\ufeff/, '');
  } catch (cause) {
    const { code = '', message } = cause as NodeJS.ErrnoException;
    const key = faults[code];
    throw new VivierError(
      'file-unreadable',
      {
        what: 'The file cannot be read.',
        where: file,
        ...(key === undefined ? { why: message } : becauseOf(key, {})),
        mend,
      },
      { cause },
    );
  }
}
