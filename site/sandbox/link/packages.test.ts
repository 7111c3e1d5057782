/** The compile step and the linker against real code: hundreds of modules with cycles, re-exports and classes. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { expect, test } from 'vitest';
import { graphOf } from './test-graph.ts';

const packages = join(import.meta.dirname, '../../../node_modules');

/** The ES module sources below a package's folder, by path in it. */
function sourcesOf(name: string): Record<string, string> {
  const root = join(packages, name);
  const entries = readdirSync(root, { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => entry.isFile() && entry.name.endsWith('.js'))
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => !/[\\/](src|node_modules)[\\/]/.test(relative(root, path)));
  return Object.fromEntries(
    files.map((path) => [relative(root, path), readFileSync(path, 'utf8')]),
  );
}

// Hundreds of files, and a busy machine.
const patient = { timeout: 60_000 };

test('zod links from its sources, with the same names, and validates', patient, async () => {
  const namespace = await graphOf(sourcesOf('zod')).import('index.js');
  const native: object = await import('zod');
  expect(Object.keys(namespace)).toEqual(Object.keys(native).sort());
  const { z } = namespace as unknown as typeof import('zod');
  const Tool = z.strictObject({ name: z.string().min(2), fee: z.number().positive() });
  expect(Tool.safeParse({ name: 'Drill', fee: 3 })).toMatchObject({ success: true });
  const issues = Tool.safeParse({ name: 'D', fee: 0, colour: 'red' }).error?.issues;
  expect(issues?.map(({ code }) => code)).toEqual(['too_small', 'too_small', 'unrecognized_keys']);
});

test('jose links from its sources and signs', patient, async () => {
  const namespace = await graphOf(sourcesOf('jose')).import('dist/webapi/index.js');
  const { SignJWT, jwtVerify } = namespace as unknown as typeof import('jose');
  const key = new Uint8Array(32);
  const token = await new SignJWT({ sub: 'm1' }).setProtectedHeader({ alg: 'HS256' }).sign(key);
  expect((await jwtVerify(token, key)).payload).toEqual({ sub: 'm1' });
});
