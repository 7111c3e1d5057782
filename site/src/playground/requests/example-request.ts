import type { ExampleRequest } from '../../../../lessons/schema.ts';
import type { AppRequest } from '../../../sandbox/sandbox.ts';

/** A step's example as a request; a JSON body is laid out for reading and brings its media type along. */
export function requestOf(example: ExampleRequest): AppRequest {
  const { method, path, json } = example;
  const headers = Object.entries(example.headers);
  const body = json === undefined ? example.body : JSON.stringify(json, null, 2);
  const typed = headers.some(([name]) => name.toLowerCase() === 'content-type');
  if (json !== undefined && !typed) headers.unshift(['Content-Type', 'application/json']);
  return { method, path, headers, ...(body === undefined ? {} : { body }) };
}
