import type { ReactNode } from 'react';
import type { Words } from '../../../src/locales/words.ts';
import type { PersonPage } from '../../../src/operations/show-person.ts';
import { layLanes } from '../../charts/lanes.ts';
import { Timeline } from '../../charts/timeline.tsx';
import { findTimeline, type TimelineFinding } from '../../charts/timeline-finding.ts';
import { useSupplier } from '../../parts/evidence.tsx';
import { Figure } from '../../parts/figure.tsx';
import { useWords } from '../../parts/tongue.tsx';

function sayTimeline(finding: TimelineFinding, words: Words): string {
  if (finding.kind === 'none') return words.say('person.timeline.none');
  if (finding.kind === 'one') {
    return words.say('person.timeline.one', {
      organisation: finding.organisation,
      years: words.years(finding.first, finding.last),
    });
  }
  if (finding.kind === 'list') {
    const { organisation, others, years } = finding;
    return words.say('person.timeline.list', { organisation, others, years });
  }
  const homes = words.count(finding.homes);
  return words.say('person.timeline.many', {
    homes: homes.charAt(0).toLocaleUpperCase(words.locale) + homes.slice(1),
    years: finding.years,
    span: words.count(finding.years),
    founded: finding.founded,
    some: words.count(finding.founded),
  });
}

export function Career({ person, dataTo }: { person: PersonPage; dataTo: string }) {
  const words = useWords();
  const supplier = useSupplier();
  const lanes = layLanes(person.stints, person.works, dataTo, 8);
  if (lanes.lanes.length === 0) return null;
  const stated = [...new Set(person.posts.map(({ evidence }) => supplier(evidence.source)))];
  const title = sayTimeline(findTimeline(lanes), words);
  return (
    <Figure
      title={title}
      dek={words.say('person.timeline.dek')}
      source={
        stated.length > 0
          ? words.say('person.timeline.source', { sources: words.list(stated) })
          : words.say('person.timeline.source.works')
      }
      sheet={{
        name: `${person.name} ${words.say('export.sheet.stints')}`,
        columns: [
          'organisation',
          'organisation_name',
          'role',
          'strength',
          'start_after',
          'start_before',
          'end_after',
          'end_before',
          'pieces',
        ],
        rows: person.stints.map((stint) => [
          stint.organisation.id,
          stint.organisation.name,
          stint.role,
          stint.strength,
          stint.startAfter,
          stint.startBefore,
          stint.endAfter,
          stint.endBefore,
          stint.pieces,
        ]),
      }}
      drawn
    >
      <Timeline lanes={lanes} title={title} />
      {person.works.length < person.counts.works && (
        <p className="note">
          {words.say('person.timeline.capped', { shown: person.works.length, works: person.counts.works })}
        </p>
      )}
      {lanes.leftOut > 0 && (
        <p className="note">{words.say('person.timeline.more', { count: lanes.leftOut })}</p>
      )}
      <TimelineKey />
    </Figure>
  );
}

function TimelineKey() {
  const { say } = useWords();
  const mark = (drawing: ReactNode, word: string, width = 13) => (
    <span>
      <svg width={width} height="13" viewBox={`0 0 ${width} 13`} aria-hidden="true">
        {drawing}
      </svg>
      {word}
    </span>
  );
  return (
    <p className="key">
      {mark(
        <rect y="2" width="26" height="9" fill="var(--documented)" />,
        say('timeline.key.documented'),
        26,
      )}
      {mark(
        <rect y="2" width="26" height="9" fill="var(--documented)" fillOpacity="0.55" />,
        say('timeline.key.likely'),
        26,
      )}
      {mark(
        <rect
          x="1"
          y="2"
          width="24"
          height="9"
          rx="2"
          fill="none"
          stroke="var(--documented)"
          strokeWidth="1.25"
          strokeDasharray="3 2"
        />,
        say('timeline.key.possible'),
        26,
      )}
      {mark(<circle cx="6.5" cy="6.5" r="4.25" fill="var(--documented)" />, say('timeline.key.full'))}
      {mark(
        <circle cx="6.5" cy="6.5" r="3.6" fill="none" stroke="var(--documented)" strokeWidth="1.5" />,
        say('timeline.key.empty'),
      )}
      {mark(
        <path d="M6.5 0.5 12.5 6.5 6.5 12.5 0.5 6.5Z" className="f-founding" />,
        say('timeline.key.founding'),
      )}
    </p>
  );
}
