import { expect, test } from 'vitest';
import { componentOf, documentProblems, operationsOf, valueIn } from './openapi.ts';

const tool = { $ref: '#/components/schemas/Tool' };
const good = {
  openapi: '3.1.0',
  info: { title: 'Toolshed', version: '1.0.0' },
  components: { schemas: { Tool: { type: 'object', properties: { name: { type: 'string' } } } } },
  paths: {
    '/tools/{id}': {
      summary: 'One tool',
      get: {
        parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'integer' } }],
        responses: {
          200: { description: 'The tool.', content: { 'application/json': { schema: tool } } },
        },
      },
    },
  },
};
const operation = good.paths['/tools/{id}'].get;

/** The good document with another operation at a path. */
function withOperation(path: string, value: object): object {
  return { ...good, paths: { [path]: { get: value } } };
}

test('a sound document has no problems', () => {
  expect(documentProblems(good)).toEqual([]);
});

test.each([
  ['no document', undefined, '`openapi` is missing'],
  ['Swagger 2', { ...good, openapi: '2.0' }, '`openapi` is "2.0"'],
  ['no title', { ...good, info: { version: '1' } }, '`info.title` is missing'],
  ['no slash', withOperation('tools', { responses: { 200: { description: '' } } }), '"tools"'],
  ['an Express path', withOperation('/tools/:id', operation), 'written for Express'],
  ['no answers', withOperation('/tools', { responses: {} }), 'no answer is described'],
  [
    'a strange status',
    withOperation('/tools', { responses: { OK: { description: 'x' } } }),
    '"OK" is no status',
  ],
  [
    'an answer without words',
    withOperation('/tools', { responses: { 204: {} } }),
    'the answer 204 has no description',
  ],
  [
    'an undeclared parameter',
    withOperation('/tools/{id}', { responses: operation.responses }),
    'the path has {id}',
  ],
  ['a parameter too many', withOperation('/tools', operation), 'the path has none'],
  [
    'an optional path parameter',
    withOperation('/tools/{id}', {
      ...operation,
      parameters: [{ name: 'id', in: 'path', required: false }],
    }),
    'the path parameter "id" is not required',
  ],
  ['a dangling reference', { ...good, components: {} }, 'refers to nothing'],
])('%s is a problem', (_what, document, words) => {
  expect(documentProblems(document).join('\n')).toContain(words);
});

test('values are found through references, and the last one is left as it is', () => {
  const schema = [
    'paths',
    '/tools/{id}',
    'get',
    'responses',
    '200',
    'content',
    'application/json',
    'schema',
  ];
  expect(valueIn(good, ...schema)).toEqual(tool);
  expect(componentOf(valueIn(good, ...schema))).toBe('Tool');
  expect(valueIn(good, ...schema, 'properties', 'name', 'type')).toBe('string');
  expect(valueIn(good, 'paths', '/members')).toBeUndefined();
});

test('operations are listed, and what else a path has is not', () => {
  expect(operationsOf(good)).toEqual([{ method: 'GET', path: '/tools/{id}', value: operation }]);
});
