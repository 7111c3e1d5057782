import { OpenAPIRegistry, OpenApiGeneratorV31 } from '@asteasolutions/zod-to-openapi';
import type * as z from 'zod';
import type { ApiRouter } from './api-router.ts';
import type { Contract } from './contract.ts';
import { Problems, Refusal } from './models.ts';

/** The document that describes this API, for people and for programs. */
export function describeApi(routers: readonly ApiRouter[]) {
  const registry = new OpenAPIRegistry();
  for (const contract of routers.flatMap((api) => api.contracts)) describeRoute(registry, contract);
  for (const name of Object.keys(problems)) {
    const schema = { $ref: `#/components/schemas/${name}` };
    registry.registerComponent('responses', name, {
      description: 'What went wrong.',
      content: { 'application/json': { schema } },
    });
  }
  // The models of problems, so that they can be referred to by name.
  const models = Object.values(problems).map((schema) => ({ type: 'schema' as const, schema }));
  const generator = new OpenApiGeneratorV31([...models, ...registry.definitions]);
  return generator.generateDocument({
    openapi: '3.1.0',
    info: { title: 'Toolshed', version: '1.0.0' },
    tags: [
      { name: 'tools', description: 'What the shed lends.' },
      { name: 'loans', description: 'Who has what.' },
      { name: 'members', description: 'Who may borrow.' },
      { name: 'desk', description: 'For the people behind the counter.' },
      { name: 'workshops', description: 'What members teach each other.' },
    ],
  });
}

/** Registers what a contract says about its route. */
function describeRoute(registry: OpenAPIRegistry, contract: Contract): void {
  const { method, summary, tags, params, query, body, response, headers, refusals = {} } = contract;
  registry.registerPath({
    method,
    path: contract.path.replace(/:(\w+)/g, '{$1}'),
    summary,
    tags,
    request: { params, query, ...(body && { body: { required: true, content: json(body) } }) },
    responses: {
      [contract.status ?? 200]: {
        description: 'Done.',
        ...(headers && { headers }),
        ...(response && { content: json(response) }),
      },
      ...(body && {
        400: problem('Refusal', 'The body is not valid JSON.'),
        413: problem('Refusal', 'The body is too large.'),
        415: problem('Refusal', 'The body is not JSON.'),
      }),
      ...((params || query || body) && {
        422: problem('Problems', 'What is wrong with the request.'),
      }),
      ...Object.fromEntries(
        Object.entries(refusals).map(([status, description]) => [
          status,
          problem('Refusal', description),
        ]),
      ),
    },
  });
}

/** What clients are told when something is wrong. */
const problems = { Refusal, Problems };

/** Such an answer of one route, with a description of its own. */
function problem(name: keyof typeof problems, description: string) {
  return { description, content: json(problems[name]) };
}

/** A body of JSON, as the document writes it. */
function json(schema: z.ZodType) {
  return { 'application/json': { schema } };
}
