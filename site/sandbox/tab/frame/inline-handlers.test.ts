import { expect, test } from 'vitest';
import { withHandlersAside } from './inline-handlers.ts';

test.each([
  ['<p onclick="a()">', '<p data-tab-onclick="a()">'],
  [
    "<img src=x.png onerror='a()' ONLOAD=b()>",
    "<img src=x.png data-tab-onerror='a()' data-tab-onLOAD=b()>",
  ],
  ['<svg/onload=a()>', '<svg/data-tab-onload=a()>'],
  ['<body class="x" onload = "a(\'>\')">', '<body class="x" data-tab-onload = "a(\'>\')">'],
])('%s', (before, after) => {
  expect(withHandlersAside(before)).toBe(after);
});

test.each([
  '<p title=" onclick=1 ">once=1</p>',
  '<!-- <p onclick="a()"> -->',
  '<script>const html = "<p onclick=a()>";</script>',
  '<textarea><p onclick="a()"></textarea>',
  'a < b onclick=c',
])('%s stays as it is', (html) => {
  expect(withHandlersAside(html)).toBe(html);
});

test('the start tag of a script may have handlers, its text has none', () => {
  expect(withHandlersAside('<script onload="a()">"<p onclick=b>"</script><p onclick=c>')).toBe(
    '<script data-tab-onload="a()">"<p onclick=b>"</script><p data-tab-onclick=c>',
  );
});
