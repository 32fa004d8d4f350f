/** A field at fault: doors say by its key, `fault.KEY`, what is wrong with it. */
export interface Fault {
  /** Its path in the input, such as parts.0.stake; empty where the whole of it is at fault. */
  readonly field: string;
  readonly key: string;
  readonly values: Readonly<Record<string, string | number>>;
  /** The same in English. */
  readonly said: string;
}

/** What a Vivier error carries: printed once, at the edge, by the door that was asked. */
export interface Complaint {
  /** What happened, in one sentence. */
  readonly what: string;
  /** Where: file, line, field, address. */
  readonly where?: string;
  /** Why it is refused or failed. */
  readonly why?: string;
  /** What to do about it. */
  readonly mend?: string;
  /** Field by field, where fields are at fault; `why` says the same in English. */
  readonly faults?: readonly Fault[];
}

/** An error with a code that stays the same from version to version, and a mend. */
export class VivierError extends Error {
  readonly code: string;
  readonly complaint: Complaint;

  constructor(code: string, complaint: Complaint, options?: { cause?: unknown }) {
    super([complaint.what, complaint.why, complaint.mend].filter(Boolean).join(' '), options);
    this.name = 'VivierError';
    this.code = code;
    this.complaint = complaint;
  }
}

/** What the system says, through Node or an engine, where nothing more can be written. */
const NO_ROOM = /no space left on device|disk quota exceeded/iu;

/** The error that is meant where the system says that it has no room. */
export function diskFull(said: string, cause?: unknown): VivierError | null {
  if (!NO_ROOM.test(said)) return null;
  return new VivierError(
    'disk-full',
    {
      what: 'The disk is full.',
      why: said,
      mend: 'Make room and start again: it goes on where it was, and what was kept is kept.',
    },
    { cause },
  );
}
