import assert from 'node:assert/strict';
import { test } from 'node:test';
import { inflateRawSync } from 'node:zlib';
import { sheetName, toWorkbook } from './workbook.ts';

/** Reads one file of a zip archive by its central directory (APPNOTE 4.3.12). */
function unzip(archive: Buffer, wanted: string): string {
  let at = archive.readUInt32LE(archive.lastIndexOf('PK\x05\x06') + 16);
  while (archive.readUInt32LE(at) === 0x02014b50) {
    const [nameLength, extraLength, noteLength] = [28, 30, 32].map((field) =>
      archive.readUInt16LE(at + field),
    );
    if (archive.toString('utf8', at + 46, at + 46 + nameLength!) === wanted) {
      const local = archive.readUInt32LE(at + 42);
      const start = local + 30 + archive.readUInt16LE(local + 26) + archive.readUInt16LE(local + 28);
      const bytes = archive.subarray(start, start + archive.readUInt32LE(at + 20));
      return (archive.readUInt16LE(at + 10) === 8 ? inflateRawSync(bytes) : bytes).toString();
    }
    at += 46 + nameLength! + extraLength! + noteLength!;
  }
  throw new Error(`${wanted} is not in the archive`);
}

test('a workbook holds numbers as numbers, and a text that looks like a formula as text', async () => {
  const blob = await toWorkbook({
    name: 'Works',
    columns: ['title', 'year'],
    rows: [
      ['=1+1', 2024],
      ['Müller', null],
    ],
  });
  const archive = Buffer.from(await blob.arrayBuffer());
  const sheet = unzip(archive, 'xl/worksheets/sheet1.xml');
  const texts = unzip(archive, 'xl/sharedStrings.xml');
  assert.match(sheet, /<v>2024<\/v>/);
  assert.doesNotMatch(sheet, /<f>/);
  assert.match(texts, />=1\+1</);
  assert.match(texts, />Müller</);
});

test('a sheet is named so that Excel opens it', () => {
  assert.equal(sheetName('People: “a/b” [2024]? and many more words'), 'People “a b” 2024 and many more');
  assert.equal(sheetName('???'), 'Vivier');
});
