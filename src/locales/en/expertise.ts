/** Search by subject, affinity, topics. */
export const expertise = {
  'cli.affinity': 'how near texts are to what people have published',
  'cli.option.people':
    'JSON file, a list of people, each with “person” (an id) and “works” (a list of “title” and “year”)',
  'cli.option.texts': 'JSON file, a list of texts, each with “text” (an id) and “title” (its words)',
  'cli.option.embeddings':
    'address of a sentence model that you run or trust (…/v1/embeddings, or …/embed): every title is sent there; nothing is sent without it',
  'cli.option.model': 'name of the model at that address',
  'error.vectors-refused.what': 'The vectors of the titles cannot be compared',
  'error.vectors-refused.mend': 'Give vectors of one model.',
  'error.embeddings-refused.what': 'The sentence model cannot be asked',
  'error.embeddings-refused.mend':
    'Name a running server, such as http://127.0.0.1:8080/embed or http://127.0.0.1:11434/v1/embeddings with --model, or leave --embeddings out.',
  'cli.option.should': 'a subject that counts half beside; several by semicolons',
  'cli.option.not': 'leaves out works with all of these words; several by semicolons',
  'cli.option.like': 'id or name of a person: people on the same subjects',
  'cli.option.brief':
    'file with a brief or a job description, or - to write it; the places it names are filters',
  'cli.option.asOf': 'a year: what was published later is not seen',
  'cli.option.noRelated': 'adds no terms that the same people use',
  'cli.option.without': 'related terms that are not wanted; several by semicolons',
  'cli.option.ever': 'id or name of an organisation where they were ever seen; several by commas',
  'cli.option.city': 'city where they were last seen; several by commas',
  'cli.option.venue': 'key of a venue of any of their works, such as iclr; several by commas',
  'cli.evaluate.expertise': 'who will publish on a subject, foreseen from what was known at a year’s end',
  'cli.option.freeze': 'the last year that is seen; several by commas',
  'search.translated': 'Read in English: {terms}.',
  'search.related': 'Terms the same people use were added: {terms}. Take one out with --without.',
  'search.subjects': 'By their subjects: {terms}.',
  'search.places': 'Held to {places}.',
  'search.then': 'Filters and what they count are of the end of {year}.',
  'search.doubtful':
    '{people, plural, one {One person is there only by a work that lists the place without saying whose it is, and comes last.} other {# people are there only by works that list the place without saying whose it is, and come last.}}',
  'search.also': 'related',
} as const;
