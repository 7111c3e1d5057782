import { OpenAPIRegistry, OpenApiGeneratorV31 } from '@asteasolutions/zod-to-openapi';
import type * as z from 'zod';
import { Problems, ToolIn, ToolPublic } from './models.ts';

const registry = new OpenAPIRegistry();

registry.registerPath({
  method: 'post',
  path: '/tools',
  request: { body: { required: true, content: json(ToolIn) } },
  responses: {
    201: { description: 'The tool, as it was stored.', content: json(ToolPublic) },
    422: { content: json(Problems) } as never,
  },
});

/** The document that describes this API, for people and for programs. */
export function describeApi() {
  const generator = new OpenApiGeneratorV31(registry.definitions);
  return generator.generateDocument({
    openapi: '3.1.0',
    info: { title: 'Toolshed', version: '1.0.0' },
  });
}

/** A body of JSON, as the document writes it. */
export function json(schema: z.ZodType) {
  return { 'application/json': { schema } };
}
