import { runInNewContext } from 'node:vm';
import { expect, test } from 'vitest';
import { THEME_KEY } from '../learner/settings.ts';
import { THEME_BOOT } from './theme-boot.ts';

/** Runs the script as a page would and answers the root element's data attributes. */
function boot(getItem: (key: string) => string | null): Record<string, string> {
  const dataset: Record<string, string> = {};
  runInNewContext(THEME_BOOT, {
    document: { documentElement: { dataset }, addEventListener() {} },
    localStorage: { getItem },
    addEventListener() {},
  });
  return dataset;
}

test.each(['light', 'dark'])('a kept choice of %s is set before the first paint', (theme) => {
  expect(boot((key) => (key === THEME_KEY ? theme : null)).theme).toBe(theme);
});

test.each(['system', 'pink', null])('%s leaves the theme to the device', (kept) => {
  expect(boot(() => kept).theme).toBeUndefined();
});

test('blocked storage leaves the theme to the device', () => {
  const dataset = boot(() => {
    throw new Error('SecurityError');
  });
  expect(dataset).toEqual({ js: '' });
});
