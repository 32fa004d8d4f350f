import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import type { Words } from '../../../src/locales/words.ts';
import type { PersonPage } from '../../../src/operations/show-person.ts';
import { questions } from '../../api.ts';
import { layLanes } from '../../charts/lanes.ts';
import { Timeline } from '../../charts/timeline.tsx';
import { findTimeline, type TimelineFinding } from '../../charts/timeline-finding.ts';
import { useSupplier } from '../../parts/evidence.tsx';
import { Figure } from '../../parts/figure.tsx';
import { useWords } from '../../parts/tongue.tsx';
import { Days } from './days.tsx';
import { Joints, jointSaid } from './joints.tsx';

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
  const [asOf, setAsOf] = useState<string>();
  const [knownBy, setKnownBy] = useState<string>();
  const [open, setOpen] = useState<string>();
  const { data: career } = useQuery(questions.career(person.id, knownBy));
  const frozen = knownBy !== undefined && career?.knownBy === knownBy ? career : undefined;
  const until = knownBy !== undefined && knownBy < dataTo ? knownBy : dataTo;
  const works =
    knownBy === undefined
      ? person.works
      : person.works.filter(({ published, year }) => (published?.on ?? `${year}-12-31`) <= knownBy);
  const lanes = layLanes(frozen?.stints ?? person.stints, works, until, 8);
  if (lanes.lanes.length === 0 && knownBy === undefined) return null;
  const moves = career?.moves.filter(({ strength }) => strength !== 'possible') ?? [];
  const stated = [...new Set(person.posts.map(({ evidence }) => supplier(evidence.source)))];
  const title = sayTimeline(findTimeline(lanes), words);
  return (
    <>
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
        <Timeline
          lanes={lanes}
          title={title}
          joints={moves.map((move) => ({ ...move, said: jointSaid(move, words) }))}
          asOf={asOf}
          onJoint={setOpen}
        />
        <Days
          first={lanes.domain[0]}
          dataTo={dataTo}
          asOf={asOf}
          knownBy={knownBy}
          stays={frozen?.stints ?? person.stints}
          onAsOf={setAsOf}
          onKnownBy={setKnownBy}
        />
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
      {career && <Joints career={career} open={open} />}
    </>
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
      {mark(<circle cx="6.5" cy="6.5" r="4.5" fill="var(--ink)" />, say('timeline.key.move'))}
      {mark(
        <path d="M6.5 0.5 12.5 6.5 6.5 12.5 0.5 6.5Z" className="f-founding" />,
        say('timeline.key.founding'),
      )}
    </p>
  );
}
