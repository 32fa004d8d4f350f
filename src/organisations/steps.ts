import type { Engine } from '../engine/engine.ts';
import type { StepContext } from '../engine/step-context.ts';
import {
  affiliationBag,
  authorLine,
  claim,
  post,
  registryEdge,
  registryName,
  registryOrganisation,
} from '../tables/facts.ts';
import {
  affiliation,
  organisation,
  organisationEdge,
  organisationName,
  organisationString,
  workOrganisation,
} from '../tables/organisations.ts';
import type { ComputeStep, SqlStep, Step } from '../tables/step.ts';
import { mention, workSource } from '../tables/works.ts';
import { readRegistry } from './columns.ts';
import { laboratoriesFile, unitsFile, useFile } from './prior.ts';
import { joinRegistries, type Registry, type RegistryColumns } from './registry.ts';
import { ResolverThreads } from './resolve.ts';

const registries = [registryOrganisation, registryName, registryEdge];

/** The registries as they stand, and as one where that is asked for. */
class Registries {
  readonly columns: RegistryColumns;
  #joined: Registry | undefined;

  constructor(columns: RegistryColumns) {
    this.columns = columns;
  }

  get joined(): Registry {
    this.#joined ??= joinRegistries(this.columns);
    return this.#joined;
  }
}

const lastRead = new WeakMap<object, Promise<Registries>>();

/** The registries, read once for the tables of a run: reading them takes longer than all that follows. */
function registriesOf(engine: Engine, run: object): Promise<Registries> {
  const registries = lastRead.get(run) ?? readRegistry(engine).then((columns) => new Registries(columns));
  lastRead.set(run, registries);
  return registries;
}

/** ROR and our own entries as one list; our entry stands for the ROR records that it replaces. */
const organisations: ComputeStep<StepContext> = {
  kind: 'compute',
  output: organisation,
  inputs: registries,
  version: '1',
  compute: async ({ engine, run }) => {
    const { organisations: all } = (await registriesOf(engine, run)).joined;
    const columns = {
      organisation: all.map(({ id }) => id),
      name: all.map(({ name }) => name),
      country: all.map(({ country }) => country),
      city: all.map(({ city }) => city),
      kind: all.map(({ kind }) => kind),
      ror: all.map(({ ror }) => ror),
      established: all.map(({ established }) => established),
      source: all.map(({ source }) => source),
    };
    await engine.append(organisation, [{ rows: all.length, columns }]);
  },
};

const names: ComputeStep<StepContext> = {
  kind: 'compute',
  output: organisationName,
  inputs: registries,
  version: '2',
  compute: async ({ engine, run }) => {
    const { organisations: all } = (await registriesOf(engine, run)).joined;
    const rows = all.flatMap(({ id, names: own }) =>
      [...new Map(own.map((name) => [name.name, name])).values()].map((name) => ({ id, ...name })),
    );
    const columns = {
      organisation: rows.map(({ id }) => id),
      name: rows.map(({ name }) => name),
      kind: rows.map(({ kind }) => kind),
      language: rows.map(({ language }) => language),
      valid_from: rows.map(({ from }) => from),
      valid_to: rows.map(({ to }) => to),
    };
    await engine.append(organisationName, [{ rows: rows.length, columns }]);
  },
};

const edges: ComputeStep<StepContext> = {
  kind: 'compute',
  output: organisationEdge,
  inputs: registries,
  version: '1',
  compute: async ({ engine, run }) => {
    const { organisations: all } = (await registriesOf(engine, run)).joined;
    // It is the last step that the registries are read for.
    lastRead.delete(run);
    const rows = all.flatMap(({ id, edges: own }) =>
      own.map((edge) => ({ id, parent: all[edge.other]!.id, ...edge })),
    );
    const once = [...new Map(rows.map((row) => [`${row.id} ${row.parent} ${row.kind}`, row])).values()];
    const columns = {
      child: once.map(({ id }) => id),
      parent: once.map(({ parent }) => parent),
      kind: once.map(({ kind }) => kind),
      valid_from: once.map(({ from }) => from),
      valid_to: once.map(({ to }) => to),
    };
    await engine.append(organisationEdge, [{ rows: once.length, columns }]);
  },
};

/**
 * Every string that is printed as an affiliation or named as an organisation, resolved once. Strings are read from facts and not from
 * mentions, which take nearly all of them: so the longest of the first steps need not wait for works to be joined.
 */
const strings: ComputeStep<StepContext> = {
  kind: 'compute',
  output: organisationString,
  inputs: [...registries, authorLine, affiliationBag, post, claim],
  version: '11',
  files: [useFile, unitsFile, laboratoriesFile],
  compute: async ({ engine, run, threads, progress }) => {
    const { columns: registry } = await registriesOf(engine, run);
    const resolvers = new ResolverThreads(registry);
    try {
      const { raw: work } = await engine.read(
        `select raw_affiliation as raw from author_line where raw_affiliation is not null
         union select raw_affiliation from affiliation_bag
         order by raw`,
        { raw: 'text' },
      );
      const { raw: market } = await engine.read(
        `select raw
         from (
           select raw_organisation as raw from post
           union select previous_organisation from post
           union select next_organisation from post
           union select subject from claim
           union select object from claim) as named
         where raw is not null
         order by raw`,
        { raw: 'text' },
      );
      await engine.append(organisationString, resolvers.resolve({ work, market }, threads, progress));
    } finally {
      await resolvers.end();
    }
  },
};

const affiliations: SqlStep = {
  kind: 'sql',
  dialect: 'shared',
  output: affiliation,
  inputs: [mention, organisationString],
  select: `
    select m.mention, s.organisation, s.method, s.weight
    from mention m
    join organisation_string s on s.context = 'work' and s.raw = m.raw_affiliation`,
};

const bags: SqlStep = {
  kind: 'sql',
  dialect: 'shared',
  output: workOrganisation,
  inputs: [affiliationBag, workSource, organisationString],
  select: `
    select w.work, s.organisation, max(s.weight) as weight
    from affiliation_bag b
    join work_source w on w.source = b.source and w.file = b.file and w.record = b.record
    join organisation_string s on s.context = 'work' and s.raw = b.raw_affiliation
    group by w.work, s.organisation`,
};

export const organisationsSteps: readonly Step<StepContext>[] = [
  // Identity waits for the strings, and for nothing else as long.
  strings,
  organisations,
  names,
  edges,
  affiliations,
  bags,
];
