import { expect, test } from 'vitest';
import { formatted, unformatted } from './check-format.ts';

test('names the files that the formatter would change or cannot parse', async () => {
  const paths = await unformatted({
    'a/formatted.ts': "export const day = 'Sunday';\n",
    'a/quotes.ts': 'export const day = "Sunday";\n',
    'b/broken.ts': 'export const = ;\n',
    'b/.dockerignore': 'node_modules   \n',
  });
  expect(paths).toEqual(['a/quotes.ts', 'b/broken.ts']);
});

test('has nothing to say about nothing', async () => {
  expect(await unformatted({})).toEqual([]);
});

test('shows how a file would be written', async () => {
  expect(await formatted('a/quotes.ts', 'export const day = "Sunday";\n')).toBe(
    "export const day = 'Sunday';\n",
  );
  expect(await formatted('b/broken.ts', 'export const = ;\n')).toBeNull();
});
