import { topics } from './fr-CA/topics.ts';
import type { Words } from './words.ts';

/** The name of a topic, area or discipline in the reader's tongue; what the corpus itself brought up keeps its English one. */
export function topicSaid(name: string, { locale }: Pick<Words, 'locale'>): string {
  return locale === 'en' ? name : (topics[name] ?? name);
}
