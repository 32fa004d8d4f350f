/** Errors that a reader of the screens can meet, by code: what happened and what to do there. */
export const errors = {
  'error.person-unknown.what': 'Nobody is known by this id or name',
  'error.person-unknown.mend': 'Look for the name in the search line: another spelling may lead there.',
  'error.person-ambiguous.what': 'Several people bear this name',
  'error.person-ambiguous.mend': 'Look for the name in the search line and choose among them.',
  'error.person-not-member.what':
    'This person is not counted among the members: they left, or under a tenth of their recent lines name the place',
  'error.person-not-member.mend': 'See on its page who is.',
  'error.organisation-unknown.what': 'No organisation is known by this id or name',
  'error.organisation-unknown.mend':
    'Look for it in the list of organisations, by another name or an acronym.',
  'error.work-unknown.what': 'No work is known by this id',
  'error.work-unknown.mend': 'Look for its title in the search line.',
  'error.nothing-published.what': 'Nothing is built yet',
  'error.nothing-published.mend': 'Wait for the first build to end, then try again.',
  'error.input-refused.what': 'This question cannot be read',
  'error.input-refused.mend': 'Correct the address, or ask again from the search line.',
  'error.question-empty.what': 'The question holds no word to look for',
  'error.question-empty.mend': 'Ask with a name, or with the words that a title would use.',
  'error.cursor-stale.what': 'This list belongs to an earlier build',
  'error.cursor-stale.mend': 'Reload the page to read the list from its beginning.',
  'error.search-index-damaged.what': 'The search index cannot be read',
  'error.search-index-damaged.mend': 'Build again, then reload the page.',
} as const;
