/** Every table of the observatory; the one explicit list. */
import * as build from './build.ts';
import * as careers from './careers.ts';
import * as deals from './deals.ts';
import * as facts from './facts.ts';
import * as flows from './flows.ts';
import * as foundings from './foundings.ts';
import * as identity from './identity.ts';
import * as measures from './measures.ts';
import * as migrations from './migrations.ts';
import * as organisations from './organisations.ts';
import * as retention from './retention.ts';
import * as serving from './serving.ts';
import type { Table } from './table.ts';
import * as topics from './topics.ts';
import * as works from './works.ts';

export const tables: readonly Table[] = [
  build,
  facts,
  works,
  organisations,
  identity,
  careers,
  migrations,
  foundings,
  retention,
  flows,
  topics,
  deals,
  measures,
  serving,
].flatMap((layer) => Object.values(layer)) as readonly Table[];
