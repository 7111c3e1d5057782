import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createDiskFiles } from './disk-files.ts';

const css = { url: '/sandbox/swagger-ui-1a2b3c.css', size: 4 };
const fetched = vi.fn<(url: string) => Promise<Response>>();

beforeEach(() => {
  vi.stubGlobal('fetch', fetched);
  fetched.mockReset().mockImplementation(async () => new Response('a{}\n'));
});
afterEach(() => vi.unstubAllGlobals());

test('a file is fetched when it is first asked for, and only once', async () => {
  const files = createDiskFiles({ '/node_modules/ui/ui.css': css });
  expect(files.sizes).toEqual({ '/node_modules/ui/ui.css': 4 });
  expect(fetched).not.toHaveBeenCalled();
  const both = await Promise.all([
    files.load('/node_modules/ui/ui.css'),
    files.load('/node_modules/ui/ui.css'),
  ]);
  expect(await both[0]?.text()).toBe('a{}\n');
  expect(await both[1]?.text()).toBe('a{}\n');
  expect(fetched.mock.calls).toEqual([[css.url]]);
});

test.each(['/etc/passwd', css.url, 'constructor', '__proto__'])(
  'nothing is fetched for %s, which is not in the table',
  async (path) => {
    const files = createDiskFiles({ '/node_modules/ui/ui.css': css });
    expect(await files.load(path)).toBeNull();
    expect(fetched).not.toHaveBeenCalled();
  },
);

test('a fetch that fails gives null, and the next one tries again', async () => {
  const files = createDiskFiles({ '/ui.css': css });
  fetched.mockRejectedValueOnce(new TypeError('Failed to fetch'));
  expect(await files.load('/ui.css')).toBeNull();
  fetched.mockResolvedValueOnce(new Response('', { status: 404 }));
  expect(await files.load('/ui.css')).toBeNull();
  expect(await (await files.load('/ui.css'))?.text()).toBe('a{}\n');
  expect(fetched).toHaveBeenCalledTimes(3);
});
