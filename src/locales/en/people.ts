/** People: the list, and one person's page. */
export const people = {
  'people.title.all': 'People',
  'people.title.subject': 'Who works on {query}?',
  'people.title.then': 'Who worked on {query} by the end of {year}?',
  'people.title.name': 'People named {query}',
  'people.title.like': '{name, select, none {People on the same subjects} other {People like {name}}}',
  'people.title.brief': 'Who answers to this brief?',
  'people.lead':
    'Everyone who signed a work of the lists, or whom a source names for a post, a report or a model.',
  'people.tally.all': '<b>{total, plural, one {# person} other {# people}}</b>, those with most works first.',
  'people.tally.name':
    '<b>{total, plural, =0 {Nobody} one {# person} other {# people}}</b> found under this name.',
  'people.tally.subject':
    '<b>{total, plural, =0 {Nobody} one {# person} other {# people}}</b> with a work on it.',
  'people.tally.wide':
    '<b>{total, plural, =0 {Nobody} one {# person} other {# people}}</b> found, some only by a related term.',
  'people.tally.like':
    '<b>{total, plural, =0 {Nobody} one {# person} other {# people}}</b> with a work on the same subjects.',
  'people.tally.brief':
    '<b>{total, plural, =0 {Nobody} one {# person} other {# people}}</b> with a work on what it asks.',
  'people.tally.held':
    '<b>{total, plural, =0 {Nobody} other {#}} of {among, plural, one {# person} other {# people}}</b> found.',
  'people.tally.share': 'The share is what a work adds to the score.',
  'people.source.subject':
    'BM25 on titles, keywords and venues; recent works and first or last places count more; citations play no part. On it: works with half of the question or more, its rare words weighing most; near it: with less, or with a related term. A silence here is no proof of absence.',
  'people.source.name': 'Names as printed; accents, order and initials forgiven.',
  'people.as.subject': 'Read it as a subject',
  'people.as.name': 'Read it as a name',
  'people.empty.title': 'Nobody found for “{query}”',
  'people.empty.lead':
    'Try fewer words, another spelling, or the words a title would use, in English: most titles are.',
  'people.empty.all': 'Nobody passes these filters',
  'people.empty.held':
    'Without them {among, plural, one {one person is} other {# people are}} found. Take one filter off, or all.',
  'people.empty.clear': 'Without filters',
  'people.like': 'Similar people',
  'people.like.label': 'People like {name}',
  'people.byRelated': 'by a related term',
  'people.rest':
    '{works, plural, =0 {no other work on it} one {one other work on it} other {# other works on it}}',
  'people.rest.near':
    '{works, plural, =0 {no other work on it} one {one other, on it or near it} other {# others, on it or near it}}',
  'people.points': '{points} points',
  'filter.label': 'Filters',
  'filter.organisation': 'Last seen at',
  'filter.country': 'Country',
  'filter.stage': 'Career stage',
  'filter.active': 'Last public work',
  'filter.since': '{year} or later',
  'stage.since': 'first work since {year}',
  'stage.between': '{from} to {to}',
  'stage.before': 'before {year}',
  'stage.none': 'no work in the lists',
  'filter.then':
    'Filters tell of the end of {year}: where people had been seen, and what they had published by then.',
  'filter.facet.then':
    'Counted once one is chosen: everybody is measured as of the end of {year}, which takes some seconds the first time.',
  'people.place.printed': '{place}, as a line of theirs printed it in {year}.',
  'people.place.seat': 'Seat: {place}.',
  'people.last.documented':
    'A source states a post at {organisation}{year, select, none {} other { in {year}}}.',
  'people.last.likely': 'Their works{year, select, none {} other { of {year}}} list {organisation}.',
  'people.last.possible':
    'A work of theirs{year, select, none {} other { of {year}}} lists {organisation}, without saying whose it is.',
  'people.last.none': 'No organisation printed.',
  'people.works':
    '{works, plural, =0 {No work in the lists} one {# work} other {# works}}{years, select, none {} other {, {years}}}',
  'people.posts': '{posts, plural, one {# post, report or model} other {# posts, reports and models}}',
  'people.onSubject': '{works, plural, one {# work} other {# works}} on it; active {years}',
  'people.onSubject.few': '{works, plural, one {# work} other {# works}} on it, too few to rank',
  'person.forwarded': 'The id {old} is no longer given; this is the person who has most of its works now.',
  'person.postNow': 'Post now',
  'person.postNow.none': 'none stated',
  'person.postNow.sources':
    '{count, plural, one {# source} other {# sources}}{date, select, none {} other {, latest {date}}}',
  'person.works': 'Works in the lists',
  'person.works.none': 'none',
  'person.reports': 'Reports of laboratories',
  'person.models': 'Notable models',
  'person.awards': 'Awards',
  'person.spellings': 'Spellings',
  'person.lead.post':
    'At {organisation}{since, select, none {} other { since {since}}}, {count, plural, one {says} other {say}} {publisher}.',
  'person.lead.post.role':
    '{role}, {organisation}{since, select, none {} other { since {since}}}, {count, plural, one {says} other {say}} {publisher}.',
  'person.lead.past':
    'At {organisation} until {until}, {count, plural, one {says} other {say}} {publisher}; nothing is stated since.',
  'person.lead.before': 'Before that: {posts}.',
  'person.lead.before.part': '{organisation}{when, select, none {} other { ({when})}}',
  'person.lead.work': 'Their {paper} paper lists {organisation}.',
  'person.lead.works': 'Their papers of {year} list {organisation}.',
  'person.lead.unprinted':
    'No organisation is printed on {works, plural, one {their one work} other {any of their # works}} in the lists.',
  'person.lead.named': 'Named in “{title}”, {publisher}; no work of theirs stands in the lists.',
  'person.lead.silence': 'No public work in the lists since {year}; this says nothing about their work.',
  'person.timeline.none': 'No organisation is known for these works',
  'person.timeline.one': '{organisation}, {years}',
  'person.timeline.list':
    '{organisation} and {others} other organisations in {years, plural, one {one year} other {# years}}',
  'person.timeline.many':
    '{homes} homes in {years, plural, one {one year} other {{span} years}}{founded, plural, =0 {} one {; one of them they helped to found} other {; {some} of them they helped to found}}',
  'person.timeline.dek':
    'Organisations as bars, works as dots: full where the author’s line prints an organisation, empty where none is printed. A work known to the year stands within its year.',
  'person.timeline.capped': 'The dots are the latest {shown, number} of {works, number} works.',
  'person.timeline.more':
    '{count, plural, one {One more organisation, on little evidence, stands in the table below.} other {# more organisations, on little evidence, stand in the table below.}}',
  'person.timeline.source':
    'Posts: {sources}. Papers are dated by publication, some months after the work was done. A faded end is a date not known.',
  'person.timeline.source.works':
    'Organisations as printed on papers, dated by publication, some months after the work was done. A faded end is a date not known.',
  'person.timeline.desc':
    '{lanes, plural, one {# row} other {# rows}}: {list}. {works, plural, one {# work} other {# works}} as dots.',
  'person.timeline.unprinted': 'No organisation printed',
  'timeline.likely': 'on papers',
  'timeline.possible': 'possible',
  'timeline.since': 'since {year}',
  'timeline.key.documented': 'stated post',
  'timeline.key.likely': 'likely, from papers',
  'timeline.key.possible': 'possible',
  'timeline.key.full': 'work, organisation printed',
  'timeline.key.empty': 'work, none printed',
  'timeline.key.founding': 'founder, as stated',
  'person.places': 'Where they were, and who says so',
  'person.places.dek': 'Each row opens its sources.',
  'person.places.organisation': 'Organisation',
  'person.places.role': 'Role, as stated',
  'person.places.when': 'When',
  'person.places.known': 'How well known',
  'person.places.sources': 'Sources',
  'stint.seen': 'seen {years}',
  'person.together': 'Works written with others',
  'person.together.finding':
    '{works, plural, one {One work} other {# works}} with {name}, more than with anyone else',
  'person.together.dek': 'Works written together, by year; the area of a dot counts works.',
  'person.together.desc': '{name}: {works, plural, one {# work} other {# works}}',
  'person.together.year': '{year}: {works, plural, one {# work} other {# works}}',
  'person.together.source': '{count, plural, one {One co-author} other {# co-authors}} in all.',
  'person.list': '{works, plural, one {One work in the lists} other {# works in the lists}}',
  'person.list.dek': 'Newest first; on the right, the organisation on their own line.',
  'person.list.place':
    '{position, selectordinal, one {#st} two {#nd} few {#rd} other {#th}} of {authors, plural, one {# author} other {# authors}}',
  'person.list.alone': 'sole author',
  'person.others': 'Reports, models and awards that name them',
  'person.identity.note':
    'Lines are joined to a person by name and by shared co-authors or organisations: two people of one name can be mixed, and one person split.',
  'person.held': 'What is held, and under which terms',
  'person.held.dek': 'No photograph, gender, health, belief or private contact is held of anybody.',
} as const;
