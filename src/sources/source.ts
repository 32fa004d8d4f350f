import type { Engine } from '../engine/engine.ts';
import type { Table } from '../tables/table.ts';
import type { Reading } from './records.ts';
import type { UnreadColumn } from './unread-columns.ts';

/** A file that an import found. */
export interface FoundFile {
  /** Where it lies. */
  readonly path: string;
  /** Its name in the tables: the path inside the imported folder, with `/`. */
  readonly file: string;
  /** Size on disk. */
  readonly bytes: number;
}

/** What loading one file gave. */
export interface FileCount {
  /** Records read, rejected ones included. */
  readonly records: number;
  /** Records of which at least a part was rejected. */
  readonly rejected: number;
  /** Columns of a table that were passed over. */
  readonly unread: readonly UnreadColumn[];
}

/** What there is to say of every supplier: which files are its own, what is read of them, and into which tables. */
interface Supplier {
  /** The supplier's name in the tables and on the command line. */
  readonly name: string;
  /** One line on what it holds. */
  readonly doc: string;
  /** Under which terms the supplier published it. */
  readonly terms: string;
  /** Changes when what is read of a file changes: a file read by another version is read again. */
  readonly version: string;
  /** The allow-list: the only fields of a record that are looked at, by kind of record. */
  readonly fields: Readonly<Record<string, readonly string[]>>;
  /** Every table that it writes to; `rejection` and `source_file` go without saying. */
  readonly tables: readonly Table[];
  /** A path of a file of its own, for whoever looks for them. */
  readonly named: string;
  /** Paths inside a folder that are this supplier's. */
  readonly files: RegExp;
  /** Names that a file given by itself may have. */
  readonly alone: RegExp;
  /** The name in the tables of a path, where it isn't the path inside the imported folder. */
  readonly nameOf?: (path: string) => string;
  /** Most files, and bytes on disk, written in one transaction. */
  readonly batch: { readonly files: number; readonly bytes: number };
}

/** A supplier whose files are read record by record, several at a time in threads. */
export interface RecordSource extends Supplier {
  /** Reads one file, knowing nothing of any other. */
  readonly read: (reading: Reading) => Promise<void>;
}

/** What a load is told besides its files. */
export interface Loading {
  /** Day of the import, ISO: no date after it is believed. */
  readonly today: string;
  /** A folder for files of the moment, empty and the import's own. */
  readonly scratch: string;
}

/** A supplier whose files the engine itself reads. */
export interface EngineSource extends Supplier {
  /** Reads the files into temporary tables: before the transaction, which a failed read would end. */
  readonly stage: (engine: Engine, files: readonly FoundFile[], loading: Loading) => Promise<void>;
  /** Forgets what was staged, once it is written or was refused. */
  readonly unstage: (engine: Engine) => Promise<void>;
  /** Writes the rows of the files, which are not in the tables yet. Runs inside a transaction. */
  readonly load: (engine: Engine, files: readonly FoundFile[], loading: Loading) => Promise<FileCount[]>;
}

/** One supplier. */
export type Source = RecordSource | EngineSource;
