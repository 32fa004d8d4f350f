import type { FoundFile } from './source.ts';

/** How far an import is; a kind of the pipeline's messages. Rates are records a second, `left` is seconds. */
export interface LandingProgress {
  readonly kind: 'import';
  readonly source: string;
  /** File read last. */
  readonly file: string;
  readonly files: number;
  readonly of: number;
  readonly records: number;
  readonly rejected: number;
  readonly seconds: number;
  readonly rate: number | null;
  readonly left: number | null;
}

export type OnLanding = (progress: LandingProgress) => void;

/** Of the bytes to read, the part from which on the time left is told: before it, a start is all that was measured. */
const TELLING = 0.1;

/** Tells how far an import is, from bytes passed. */
export class Pace {
  readonly #source: string;
  readonly #of: number;
  readonly #bytes: number;
  readonly #tell: OnLanding | undefined;
  readonly #started = performance.now();
  #files = 0;
  #read = 0;
  #passed = 0;
  #file = '';

  constructor(source: string, found: readonly FoundFile[], tell: OnLanding | undefined) {
    this.#source = source;
    this.#of = found.length;
    this.#bytes = found.reduce((sum, { bytes }) => sum + bytes, 0);
    this.#tell = tell;
  }

  /** These files are read. */
  passed(files: readonly FoundFile[]): void {
    for (const { bytes } of files) this.#read += bytes;
    this.passedOver(files);
  }

  /** These files were passed over as known. */
  passedOver(files: readonly FoundFile[]): void {
    for (const { bytes } of files) this.#passed += bytes;
    this.#files += files.length;
    this.#file = files.at(-1)?.file ?? this.#file;
  }

  tell({ records, rejected }: { readonly records: number; readonly rejected: number }): void {
    const seconds = (performance.now() - this.#started) / 1000;
    const rate = records > 0 && seconds > 0 ? records / seconds : null;
    const left =
      this.#read > 0 && this.#passed >= TELLING * this.#bytes
        ? ((this.#bytes - this.#passed) * seconds) / this.#read
        : null;
    const [file, files, of] = [this.#file, this.#files, this.#of];
    this.#tell?.({
      kind: 'import',
      source: this.#source,
      file,
      files,
      of,
      records,
      rejected,
      seconds,
      rate,
      left,
    });
  }
}
