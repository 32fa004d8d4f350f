import { z } from 'zod';
import { type Html, html } from './html.ts';
import type { OpenApi } from './openapi.ts';

const schemaShape = z.object({
  $ref: z.string().optional(),
  type: z.union([z.string(), z.array(z.string())]).optional(),
  description: z.string().optional(),
  enum: z.array(z.unknown()).optional(),
  get items() {
    return schemaShape.optional();
  },
  get properties() {
    return z.record(z.string(), schemaShape).optional();
  },
  get anyOf() {
    return z.array(schemaShape).optional();
  },
  get additionalProperties() {
    return z.union([z.boolean(), schemaShape]).optional();
  },
});
type Shape = z.infer<typeof schemaShape>;

type Call = NonNullable<OpenApi['paths'][string]>[string];

/** The API's description for people: every question, its fields, and what comes back. */
export function referencePage(api: OpenApi): Html {
  const calls = Object.entries(api.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, call]) => ({ path, method: method.toUpperCase(), call })),
  );
  return html`<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="color-scheme" content="light dark">
    <title>Vivier: the API</title>
    <link rel="icon" href="/building/mark.svg" type="image/svg+xml">
    <link rel="stylesheet" href="/building/tokens.css">
    <link rel="stylesheet" href="/building/page.css">
  </head>
  <body>
    <main>
      <p class="top"><a class="wordmark" href="/">Vivier</a></p>
      <h1>The API</h1>
      <p class="lead">
        Everything the screens show, as JSON. The same in one file for programs:
        <a href="/api/openapi.json">/api/openapi.json</a> (OpenAPI 3.1). A reply has an ETag by build. An error is
        <code>{"error": {code, what, where, why, mend}}</code>. The build tells its progress as server-sent events at
        <a href="/api/build/events">/api/build/events</a>.
      </p>
      <ul class="contents">
        ${calls.map(({ method, path, call }) => html`<li><a href="#${call.operationId}">${method} ${path}</a>: ${call.summary}</li>`)}
      </ul>
      ${calls.map(({ method, path, call }) => describeCall(method, path, call, api))}
    </main>
  </body>
</html>`;
}

function describeCall(method: string, path: string, call: Call, api: OpenApi): Html {
  const reply = `${call.operationId.charAt(0).toUpperCase()}${call.operationId.slice(1)}Reply`;
  const body = bodyShape(call);
  const fields = [
    ...(call.parameters ?? []).map((one) =>
      fieldRow(one.name, one.in, one.required, schemaShape.parse(one.schema)),
    ),
    ...Object.entries(body?.properties ?? {}).map(([name, shape]) => fieldRow(name, 'body', false, shape)),
  ];
  return html`<section class="figure" id="${call.operationId}">
    <h2>${method} ${path}</h2>
    <p class="dek">${call.summary}</p>
    ${fields.length === 0 ? null : html`<div class="scroll"><table><tbody>${fields}</tbody></table></div>`}
    <details>
      <summary>What comes back</summary>
      <pre class="scroll">${spell(schemaShape.parse(api.components.schemas[reply] ?? {}), 0)}</pre>
    </details>
  </section>`;
}

function bodyShape(call: Call): Shape | undefined {
  const body = z
    .object({ content: z.object({ 'application/json': z.object({ schema: schemaShape }) }) })
    .safeParse(call.requestBody);
  return body.data?.content['application/json'].schema;
}

function fieldRow(name: string, place: string, required: boolean, shape: Shape): Html {
  return html`<tr>
    <th scope="row"><code>${name}</code></th>
    <td>${place}${required ? ', required' : null}</td>
    <td><code>${spell(shape, 0)}</code></td>
    <td>${shape.description ?? null}</td>
  </tr>`;
}

/** A schema in the words of a type: shorter to read than JSON Schema. */
function spell(shape: Shape, depth: number): string {
  if (shape.$ref !== undefined) return shape.$ref.split('/').at(-1) ?? '';
  if (shape.enum !== undefined) return shape.enum.map((value) => JSON.stringify(value)).join(' | ');
  if (shape.anyOf !== undefined) return shape.anyOf.map((one) => spell(one, depth)).join(' | ');
  if (shape.items !== undefined) return `${spell(shape.items, depth)}[]`;
  if (shape.properties !== undefined) {
    const indent = '  '.repeat(depth + 1);
    const lines = Object.entries(shape.properties).map(
      ([name, one]) => `${indent}${name}: ${spell(one, depth + 1)}`,
    );
    return `{\n${lines.join('\n')}\n${'  '.repeat(depth)}}`;
  }
  if (typeof shape.additionalProperties === 'object')
    return `{ [name]: ${spell(shape.additionalProperties, depth)} }`;
  return [shape.type ?? 'any'].flat().join(' | ');
}
