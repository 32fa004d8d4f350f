import { z } from 'zod';
import type { Operation } from '../../operations/operation.ts';

/** A JSON Schema, as part of an OpenAPI 3.1 document. */
type Schema = Readonly<Record<string, unknown>>;

interface Parameter {
  readonly name: string;
  readonly in: 'path' | 'query';
  readonly required: boolean;
  readonly description?: string;
  readonly schema: Schema;
}

interface Call {
  readonly operationId: string;
  readonly summary: string;
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: unknown;
  readonly responses: Readonly<Record<string, unknown>>;
}

/** An OpenAPI 3.1 document; `x-effect` tells what changes something. */
export interface OpenApi {
  readonly openapi: '3.1.0';
  readonly info: { readonly title: string; readonly version: string; readonly description: string };
  readonly paths: Readonly<Record<string, Readonly<Record<string, Call>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> };
}

const failure: Schema = z.toJSONSchema(
  z.object({
    error: z.object({
      code: z.string().describe('stays the same from version to version'),
      what: z.string().describe('what happened'),
      where: z.string().optional(),
      why: z.string().optional(),
      mend: z.string().optional().describe('what to do about it'),
      faults: z
        .array(
          z.object({
            field: z
              .string()
              .describe('its path in the input, such as parts.0.stake; empty where the whole is at fault'),
            key: z.string().describe('what is wrong, stays the same from version to version'),
            values: z.record(z.string(), z.union([z.string(), z.number()])),
            said: z.string().describe('the same in English'),
          }),
        )
        .optional()
        .describe('field by field, where fields are at fault'),
    }),
  }),
);

/** Describes the API from the schemas of its operations. */
export function describeApi(operations: readonly Operation[], version: string): OpenApi {
  const paths: Record<string, Record<string, Call>> = {};
  const schemas: Record<string, Schema> = { Failure: withoutDialect(failure) };
  for (const operation of operations) {
    const name = `${operation.name.charAt(0).toUpperCase()}${operation.name.slice(1)}Reply`;
    const described = z.toJSONSchema(operation.output, { io: 'output', unrepresentable: 'any' });
    schemas[name] = placed(withoutDialect(described), name);
    const path = `/api${operation.address.path}`;
    paths[path] = { ...paths[path], [operation.address.method.toLowerCase()]: describeCall(operation, name) };
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Vivier',
      version,
      description: 'Every reading reply has an ETag by build; every failure is of the form Failure.',
    },
    paths,
    components: { schemas },
  };
}

function describeCall(operation: Operation, reply: string): Call {
  const input = withoutDialect(z.toJSONSchema(operation.input, { io: 'input', unrepresentable: 'any' }));
  const properties = Object.entries(
    z.record(z.string(), z.record(z.string(), z.unknown())).parse(input['properties'] ?? {}),
  );
  const required = new Set(z.array(z.string()).parse(input['required'] ?? []));
  const inPath = new Set([...operation.address.path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name));
  const asParameter = ([name, schema]: [string, Schema]): Parameter => ({
    name,
    in: inPath.has(name) ? 'path' : 'query',
    required: inPath.has(name) || required.has(name),
    ...(typeof schema['description'] === 'string' ? { description: schema['description'] } : {}),
    schema,
  });
  const byBody = operation.address.method === 'POST';
  const parameters = properties.filter(([name]) => !byBody || inPath.has(name)).map(asParameter);
  return {
    operationId: operation.name,
    summary: operation.summary,
    ...(parameters.length > 0 ? { parameters } : {}),
    ...(byBody
      ? { requestBody: { required: true, content: { 'application/json': { schema: input } } } }
      : {}),
    responses: {
      200: answers(`${operation.effect === 'reads' ? 'What was asked' : 'What was done'}`, reply),
      default: answers('What happened, why, and the mend', 'Failure'),
    },
  };
}

function answers(description: string, schema: string): Schema {
  return {
    description,
    content: { 'application/json': { schema: { $ref: `#/components/schemas/${schema}` } } },
  };
}

/** OpenAPI 3.1 names its JSON Schema dialect once for the whole document. */
function withoutDialect({ $schema: _dialect, ...schema }: Record<string, unknown>): Schema {
  return schema;
}

/** A schema's own definitions are referred to from the document's root, where OpenAPI looks for them. */
function placed(schema: Schema, name: string): Schema {
  const text = JSON.stringify(schema).replaceAll('"#/$defs/', `"#/components/schemas/${name}/$defs/`);
  return z.record(z.string(), z.unknown()).parse(JSON.parse(text));
}
