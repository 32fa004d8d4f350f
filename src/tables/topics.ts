import { table } from './table.ts';

export const topic = table({
  name: 'topic',
  doc: 'What works are about, in two levels (areas and their topics), and the disciplines that they touch.',
  layer: 'measures',
  columns: {
    topic: {
      type: 'varchar',
      doc: 'a slug that stays: of its name, or of its stems where the corpus showed it',
    },
    name: { type: 'varchar', doc: 'as the field says it, English' },
    kind: { type: 'varchar', doc: 'area, topic or discipline' },
    area: { type: 'varchar', doc: 'the area of a topic', optional: true },
    origin: { type: 'varchar', doc: 'anchored (data/topics) or found (in this corpus)' },
    works: { type: 'integer', doc: 'works that have it' },
  },
  key: ['topic'],
});

export const workTopic = table({
  name: 'work_topic',
  doc: 'What a work is about: topics, the areas above them, disciplines.',
  layer: 'measures',
  columns: {
    work: { type: 'varchar', doc: 'the work' },
    topic: { type: 'varchar', doc: 'the topic' },
    weight: { type: 'double', doc: 'how sure it is, 0 to 1', digits: 4 },
    method: {
      type: 'varchar',
      doc: 'phrase (of its title or keywords), words (likely by its words), venue, department (of its authors)',
    },
  },
  key: ['work', 'topic'],
  expectations: [
    {
      name: 'a topic of a work is listed',
      sql: 'select w.topic from work_topic w left join topic t on t.topic = w.topic where t.topic is null',
    },
  ],
});
