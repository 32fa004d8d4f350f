import type { OrganisationPage } from '../../../src/operations/show-organisation.ts';
import { Years } from '../../charts/years.tsx';
import { Figure } from '../../parts/figure.tsx';
import { useWords } from '../../parts/tongue.tsx';
import { findYears } from './findings.ts';

export function YearsFigure({ organisation }: { organisation: OrganisationPage }) {
  const { say } = useWords();
  const finding = findYears(organisation.years);
  if (!finding) return null;
  const title =
    finding.kind === 'posts'
      ? say('organisation.years.finding.posts', {
          joined: finding.joined,
          left: finding.left,
          since: String(finding.since),
        })
      : say('organisation.years.finding.works', { year: String(finding.year), works: finding.works });
  return (
    <Figure
      title={title}
      dek={say('organisation.years.dek')}
      source={say('organisation.years.source')}
      drawn
      sheet={{
        name: `${organisation.name} ${say('export.sheet.years')}`,
        columns: ['year', 'works', 'people', 'joined', 'left'],
        rows: organisation.years.map((row) => [row.year, row.works, row.people, row.joined, row.left]),
      }}
    >
      <Years rows={organisation.years} title={title} />
      <p className="key">
        <span>
          <i className="swatch entry" />
          {say('organisation.years.joined')}
        </span>
        <span>
          <i className="swatch exit" />
          {say('organisation.years.left')}
        </span>
      </p>
    </Figure>
  );
}
