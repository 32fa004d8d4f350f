import type { Words } from '../../src/locales/words.ts';
import type { Status } from '../../src/operations/builds/status.ts';
import { Coverage } from '../charts/coverage.tsx';
import { type CoverageFinding, findCoverage, speakingYears } from '../charts/coverage-finding.ts';
import { Figure } from './figure.tsx';
import { useWords } from './tongue.tsx';

function sayFinding(finding: CoverageFinding, words: Words): string {
  switch (finding.kind) {
    case 'thins':
      return words.say('coverage.thins', { year: String(finding.year) });
    case 'fills':
      return words.say('coverage.fills', { year: String(finding.year + 1) });
    case 'steady':
      return words.say('coverage.steady', {
        low: words.percent(finding.low),
        high: words.percent(finding.high),
      });
    case 'few':
      return words.say('coverage.few');
  }
}

/** How much of the record prints an author's own organisation, year by year: silence is not absence. */
export function CoverageFigure({ coverage }: { coverage: Status['coverage'] }) {
  const words = useWords();
  const rows = speakingYears(coverage);
  const title = sayFinding(findCoverage(rows), words);
  const lines = coverage.reduce((sum, row) => sum + row.lines, 0);
  const printed = coverage.reduce((sum, row) => sum + row.printed, 0);
  return (
    <Figure
      title={title}
      dek={words.say('coverage.dek')}
      source={words.say('coverage.source', { lines, printed })}
      drawn
      sheet={{
        name: words.say('export.sheet.coverage'),
        columns: ['year', 'works', 'lines', 'printed', 'resolved', 'ids'],
        rows: coverage.map((row) => [row.year, row.works, row.lines, row.printed, row.resolved, row.ids]),
      }}
    >
      <Coverage rows={rows} title={title} />
    </Figure>
  );
}
