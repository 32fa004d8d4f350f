/** Venues that compete for the strongest work of their field, and those next to them. Vivier's own reading, as of today. */
const first: ReadonlySet<string> = new Set(
  'nips icml iclr cvpr iccv eccv acl emnlp siggraph siggraphasia colt rss corl kdd www'.split(' '),
);
const second: ReadonlySet<string> = new Set('naacl aaai ijcai aistats uai colm icra acmmm'.split(' '));

/** What a main-track paper of a venue counts for beside one of the strongest: 1, 1/2 or 1/4. */
export const venueTier = (venue: string): number => (first.has(venue) ? 1 : second.has(venue) ? 0.5 : 0.25);
