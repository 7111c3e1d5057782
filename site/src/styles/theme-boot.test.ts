import { runInNewContext } from 'node:vm';
import { expect, test, vi } from 'vitest';
import { showPanes } from '../components/panes.ts';
import { PANES_KEY, THEME_KEY } from '../learner/settings.ts';
import { THEME_BOOT } from './theme-boot.ts';

/** A root element that remembers what is set on it. */
function root() {
  const dataset: Record<string, string> = {};
  const properties: Record<string, string> = {};
  const style = {
    setProperty: (name: string, value: string) => {
      properties[name] = value;
    },
  };
  return { dataset, properties, style };
}

/** Runs the script as a page would and answers the root element's data attributes. */
function boot(getItem: (key: string) => string | null, page = root()): Record<string, string> {
  const { dataset } = page;
  runInNewContext(THEME_BOOT, {
    document: { documentElement: page, addEventListener() {} },
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

test.each([
  { text: 43, code: 55 },
  { text: 0, code: 100 },
  { text: 30, code: 100 },
])('panes of $text and $code are set before the first paint as they are later', (panes) => {
  const early = root();
  boot((key) => (key === PANES_KEY ? `${panes.text} ${panes.code}` : null), early);
  const later = root();
  vi.stubGlobal('document', { documentElement: later });
  showPanes(panes);
  vi.unstubAllGlobals();
  expect(early.properties).toEqual(later.properties);
  expect(early.dataset.folded).toBe(later.dataset.folded);
});

test.each(['1000 2', '43', '', '<b> 5'])(
  'panes written as "%s" are left to the page',
  (written) => {
    const page = root();
    boot((key) => (key === PANES_KEY ? written : null), page);
    expect(page.properties).toEqual({});
  },
);
