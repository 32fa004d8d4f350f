import { mkdir, readdir, stat, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { ocfText } from '../../../money/ocf/ocf.ts';
import { compareCliffs } from '../../../operations/packages/cliff.ts';
import { comparePackages, counterOffer } from '../../../operations/packages/compare.ts';
import { decomposeHeadline } from '../../../operations/packages/decompose.ts';
import { exportOcf, importOcf } from '../../../operations/packages/ocf.ts';
import { payRipple } from '../../../operations/packages/ripple.ts';
import { valuePackage } from '../../../operations/packages/value.ts';
import { VivierError } from '../../../tables/error.ts';
import { print } from '../answer.ts';
import { askDesk } from '../desk-place.ts';
import { decomposeAnswer, grantsAnswer, rippleAnswer } from '../pages/package-claims.ts';
import { cliffAnswer } from '../pages/package-cliff.ts';
import { compareAnswer, counterAnswer } from '../pages/package-compare.ts';
import { valueAnswer } from '../pages/package-value.ts';
import { askWithoutBuild, type Reading, readServed } from '../reading.ts';
import { EXIT, type Exit, type Session } from '../session.ts';
import { readTextFile } from '../text-file.ts';

export interface ValueOptions {
  readonly precision?: 'live' | 'full';
  readonly seed?: number;
}
export interface CounterOptions extends ValueOptions {
  readonly cash: string;
  readonly dilution: string;
  readonly signOn?: string;
  readonly salary?: string;
  readonly tenderMonth?: number;
  readonly tenderCap?: string;
}
export interface CliffOptions {
  readonly grant?: string;
  readonly months?: number;
  readonly leave?: number;
  readonly cliffs?: string[];
}
export interface RippleOptions {
  readonly scale?: string;
  readonly hire?: string;
  readonly level: string;
  readonly pay?: string;
  readonly country?: string;
  readonly size?: 'S' | 'M' | 'L';
}

export async function value(
  session: Session,
  file: string,
  { precision = 'full', seed = 1 }: ValueOptions,
): Promise<Exit> {
  const asked = { offer: await readJson(file), precision, seed, tornado: true };
  await print(session, valueAnswer(await askWithoutBuild(valuePackage, asked), session));
  return EXIT.done;
}

export async function compare(
  session: Session,
  files: readonly string[],
  { seed = 1 }: ValueOptions,
): Promise<Exit> {
  const asked = { offers: await Promise.all(files.map(readJson)), seed };
  await print(session, compareAnswer(await askWithoutBuild(comparePackages, asked), session));
  return EXIT.done;
}

export async function counter(
  session: Session,
  own: string,
  rival: string,
  options: CounterOptions,
): Promise<Exit> {
  const { cash, dilution, signOn, salary, tenderMonth, tenderCap, seed = 1 } = options;
  const [ours, theirs] = await Promise.all([readJson(own), readJson(rival)]);
  const asked = {
    own: ours,
    rival: theirs,
    room: {
      cash,
      dilution: Number(dilution),
      ...(signOn === undefined ? {} : { signOn }),
      ...(salary === undefined ? {} : { salary }),
      ...(tenderMonth === undefined ? {} : { tender: { month: tenderMonth, cap: tenderCap ?? '0' } }),
    },
    seed,
  };
  await print(session, counterAnswer(await askWithoutBuild(counterOffer, asked), session));
  return EXIT.done;
}

export async function decompose(
  session: Session,
  text: string,
  { claim, seed = 1 }: ValueOptions & { readonly claim?: string },
): Promise<Exit> {
  const found =
    claim === undefined
      ? await askWithoutBuild(decomposeHeadline, { text, seed })
      : await askDesk(session, decomposeHeadline, { claim, seed });
  await print(session, decomposeAnswer(found, session));
  return EXIT.done;
}

export async function ripple(session: Session, options: RippleOptions): Promise<Exit> {
  const { scale, level, country, size } = options;
  const pay = await payOf(options);
  const rows = scale === undefined ? undefined : await readScale(scale);
  const asked = {
    ...(rows === undefined
      ? { from: { ...(country === undefined ? {} : { country }), ...(size === undefined ? {} : { size }) } }
      : { scale: rows }),
    hire: { level, pay },
  };
  const work = async (ask: Reading): Promise<void> =>
    print(session, rippleAnswer(await ask(payRipple, asked), session));
  await (rows === undefined ? readServed(session.home, work) : work(askWithoutBuild));
  return EXIT.done;
}

export async function cliff(session: Session, organisation: string, options: CliffOptions): Promise<Exit> {
  const asked = { ...(organisation === '' ? {} : { organisation }), ...options };
  await print(session, cliffAnswer(await askDesk(session, compareCliffs, asked), session));
  return EXIT.done;
}

export async function exportFiles(
  session: Session,
  file: string,
  { out }: { readonly out?: string },
): Promise<Exit> {
  const asked = { offer: await readJson(file) };
  const { files } = await askWithoutBuild(exportOcf, asked);
  if (out === undefined) {
    session.out.write(`${JSON.stringify(files, null, 2)}\n`);
    return EXIT.done;
  }
  await mkdir(out, { recursive: true });
  for (const [name, content] of Object.entries(files)) {
    await writeFile(join(out, name), ocfText(content));
    session.out.write(`${join(out, name)}\n`);
  }
  return EXIT.done;
}

/** Reads files, and of a folder all that end as the format's files do. */
export async function importGrants(session: Session, places: readonly string[]): Promise<Exit> {
  const named = (await Promise.all(places.map(filesAt))).flat();
  const read = await Promise.all(named.map(async (file) => [basename(file), await readJson(file)] as const));
  await print(
    session,
    grantsAnswer(await askWithoutBuild(importOcf, { files: Object.fromEntries(read) }), session),
  );
  return EXIT.done;
}

async function filesAt(place: string): Promise<string[]> {
  const isFolder = await stat(place).then(
    (found) => found.isDirectory(),
    () => false,
  );
  if (!isFolder) return [place];
  const files = (await readdir(place)).filter((name) => name.endsWith('.ocf.json')).sort();
  if (files.length > 0) return files.map((name) => join(place, name));
  throw new VivierError('file-unreadable', {
    what: 'The folder holds no file of the Open Cap Format.',
    where: place,
    mend: 'Their names end in .ocf.json; name other files one by one.',
  });
}

/** The hire's yearly pay: as given, or what the offer is worth a year to somebody who stays. */
async function payOf({ pay, hire }: RippleOptions): Promise<number> {
  if (pay !== undefined) return Number(pay);
  if (hire === undefined)
    throw new VivierError('question-empty', {
      what: 'The hire’s pay is missing.',
      mend: 'Give --hire offer.json or --pay.',
    });
  const asked = { offer: await readJson(hire), precision: 'live', tornado: false };
  const { parts, curve } = await askWithoutBuild(valuePackage, asked);
  const worth = parts.reduce((sum, { stays }) => sum + stays.value, 0);
  return worth / ((curve.length - 1) / 12);
}

async function readScale(file: string): Promise<{ level: string; pay: number; count: number }[]> {
  const { parse } = await import('csv-parse/sync');
  const rows: Record<string, string>[] = parse(await readTextFile(file, mendFile), {
    columns: true,
    // Sheets of French-speaking desks part cells by semicolons; no cell of a scale holds one.
    delimiter: [',', ';', '\t'],
    bom: true,
    trim: true,
    skip_empty_lines: true,
  });
  return rows.map((row) => ({
    level: row['level'] ?? '',
    pay: Number(row['pay']),
    count: Number(row['count'] || '1'),
  }));
}

async function readJson(file: string): Promise<unknown> {
  const text = await readTextFile(file, mendFile);
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new VivierError(
      'offer-unreadable',
      {
        what: 'The file is not JSON.',
        where: file,
        why: cause instanceof Error ? cause.message : String(cause),
        mend: 'Write it as the examples in docs/offers are written.',
      },
      { cause },
    );
  }
}

const mendFile = 'Name a file, or - for standard input.';
