import type { MessageKey } from '../../../src/locales/words.ts';
import type { OrganisationPage } from '../../../src/operations/show-organisation.ts';
import type { StatedPost } from '../../../src/tables/cards/career.ts';
import { Capped } from '../../parts/capped.tsx';
import { Figure } from '../../parts/figure.tsx';
import { Known } from '../../parts/known.tsx';
import { OrganisationName, PersonName, When } from '../../parts/posts.tsx';
import { SourcedRow } from '../../parts/sourced-row.tsx';
import { Table } from '../../parts/table.tsx';
import { useWords } from '../../parts/tongue.tsx';

export function Posts({ organisation }: { organisation: OrganisationPage }) {
  const { say } = useWords();
  const { posts, counts } = organisation;
  if (posts.length === 0) return null;
  return (
    <Figure
      title={say('organisation.posts', { count: counts.posts, people: counts.holders })}
      dek={say('organisation.posts.dek')}
      source={say('organisation.posts.source')}
      sheet={{
        name: `${organisation.name} ${say('export.sheet.posts')}`,
        columns: [
          'person',
          'name',
          'role',
          'from',
          'from_precision',
          'to',
          'to_precision',
          'previous',
          'next',
          'status',
          'verified',
          'publisher',
          'urls',
          'source',
          'file',
          'record',
        ],
        rows: posts.map((post) => [
          post.person.id,
          post.person.name,
          post.role,
          post.from?.on ?? null,
          post.from?.precision ?? null,
          post.to?.on ?? null,
          post.to?.precision ?? null,
          post.previous?.name ?? null,
          post.next?.name ?? null,
          post.evidence.status,
          post.evidence.verified === null ? null : post.evidence.verified ? 'yes' : 'no',
          post.evidence.publisher,
          post.evidence.urls.join(' '),
          post.evidence.source,
          post.evidence.file,
          post.evidence.record,
        ]),
      }}
    >
      <Capped items={posts} first={12}>
        {(shown) => <PostTable posts={shown} />}
      </Capped>
    </Figure>
  );
}

function PostTable({ posts }: { posts: readonly StatedPost[] }) {
  const { say } = useWords();
  const other = (message: MessageKey, organisation: StatedPost['previous']) =>
    organisation && (
      <small className="quiet speaker">
        {say(message)} <OrganisationName organisation={organisation} />
      </small>
    );
  return (
    <Table className="chart stack">
      <thead>
        <tr>
          <th scope="col">{say('post.person')}</th>
          <th scope="col">{say('post.role')}</th>
          <th scope="col">{say('post.when')}</th>
          <th scope="col">{say('claim.known')}</th>
          <th scope="col">{say('claim.source')}</th>
        </tr>
      </thead>
      <tbody>
        {posts.map((post) => (
          <SourcedRow
            key={`${post.evidence.source} ${post.evidence.file} ${post.evidence.record} ${post.person.name}`}
            columns={5}
            evidence={[post.evidence]}
          >
            <th scope="row">
              <PersonName person={post.person} opens />
            </th>
            <td>
              <span lang="en">
                {[post.role, post.employment === 'full-time' ? null : post.employment]
                  .filter(Boolean)
                  .join(', ')}
              </span>
              {other('post.previous', post.previous)}
              {other('post.next', post.next)}
            </td>
            <td className="when">
              <When post={post} />
            </td>
            <td>
              <Known how={post.evidence.status ?? 'documented'} />
            </td>
          </SourcedRow>
        ))}
      </tbody>
    </Table>
  );
}
