import { expect, test } from 'vitest';
import { toBase64url } from './base64url.ts';
import { deflate } from './deflate.ts';
import { isSharedFragment, readSharedFragment, sharedFragment } from './shared-link.ts';

const files = { 'app.ts': "export const app = 'ä€😀';\n", 'routers/tools.ts': '' };

/** A link that holds any text at all. */
const linkTo = async (text: string) => `#share=1.${toBase64url(await deflate(text))}`;

test('what is shared is what is opened, with the step that it came from', async () => {
  const fragment = await sharedFragment({ files, step: '01.3' });
  expect(isSharedFragment(fragment)).toBe(true);
  expect(fragment).toMatch(/^#share=1\.[\w-]+$/);
  const opened = await readSharedFragment(fragment);
  expect(opened.files).toEqual(files);
  expect(opened.step).toBe('01.3');
  expect(opened.fingerprint).toMatch(/^[0-9a-f]{16}$/);
});

test('other content has another fingerprint', async () => {
  const [one, other] = await Promise.all(
    [files, { ...files, 'app.ts': 'else' }].map(async (shared) =>
      readSharedFragment(await sharedFragment({ files: shared, step: null })),
    ),
  );
  expect(one?.fingerprint).not.toBe(other?.fingerprint);
});

test('a step that is none is left out', async () => {
  const opened = await readSharedFragment(
    await linkTo(JSON.stringify({ files: { 'app.ts': '' }, step: '../../x' })),
  );
  expect(opened.step).toBeNull();
});

const file = (name: string, text: unknown = '') => `{"files":{"${name}":${JSON.stringify(text)}}}`;
const many = Array.from({ length: 10_000 }, (_, index) => `"f${index}.ts":""`).join();

test.each<[what: string, link: string | Promise<string>, sentence: RegExp]>([
  ['nothing', '#share=', /is damaged/],
  ['no data', '#share=1.', /is damaged/],
  ['bad base64', '#share=1.a+b%', /is damaged/],
  ['base64 of an impossible length', '#share=1.abcde', /is damaged/],
  ['what was never deflated', '#share=1.aGVsbG8gd29ybGQ', /is damaged/],
  ['no version', '#share=abc', /is damaged/],
  ['a newer version', '#share=2.abc', /another version/],
  ['too long a text', `#share=1.${'A'.repeat(300_000)}`, /longer than any/],
  ['no JSON', linkTo('{"files":'), /is damaged/],
  ['a list', linkTo('[]'), /is damaged/],
  ['null', linkTo('null'), /is damaged/],
  ['files that are a list', linkTo('{"files":["a"]}'), /is damaged/],
  ['a file that is no text', linkTo(file('app.ts', { a: 1 })), /is damaged/],
  ['no files', linkTo('{"files":{}}'), /holds no file/],
  ['a path that leaves the project', linkTo(file('../../etc/passwd.txt')), /neither/],
  ['an absolute path', linkTo(file('/app.ts')), /neither/],
  ['__proto__', linkTo(file('__proto__')), /keeps for itself/],
  ['a folder __proto__', linkTo(file('__proto__/polluted.ts')), /keeps for itself/],
  ['ten thousand files', linkTo(`{"files":{${many}}}`), /10000 files/],
  ['a zip bomb', linkTo(' '.repeat(50_000_000)), /unpacks to more than/],
  ['much text', linkTo(file('app.ts', 'x'.repeat(300_000))), /at most 256 kB/],
])('refuses %s with a sentence', async (_what, link, sentence) => {
  await expect(readSharedFragment(await link)).rejects.toThrow(sentence);
  expect(Object.getPrototypeOf({})).toBe(Object.prototype);
  expect('polluted' in {}).toBe(false);
});

test('a link cut short anywhere is told to be damaged', async () => {
  const fragment = await sharedFragment({ files, step: null });
  for (let length = 8; length < fragment.length; length += 7) {
    await expect(readSharedFragment(fragment.slice(0, length))).rejects.toThrow(/is damaged/);
  }
});
