import { expect, test } from 'vitest';
import { proveLinks } from './links.ts';
import { pageWith, siteOf } from './testing.ts';

const lesson = pageWith('<h1 id="goal">Goal</h1>');

test('a site whose links all lead somewhere has no finding', () => {
  const home = pageWith(
    '<a href="/lessons/">all</a> <a href="lessons/#goal">goal</a> <a href="#here" id="here">here</a><img src="data:,x">',
    '<script src="/a.js"></script>',
  );
  const { findings, looked } = proveLinks(siteOf({ '/': home, '/lessons/': lesson, '/a.js': '' }));
  expect(findings).toEqual([]);
  expect(looked).toBe('2 pages, 5 addresses');
});

test.each([
  ['a page that is not there', '<a href="/lesson/">x</a>', 'nothing is there'],
  ['a script that is not there', '<script src="/b.js"></script>', 'nothing is there'],
  ['a page without its slash', '<a href="/lessons">x</a>', 'nothing is there'],
  ['an anchor that is not there', '<a href="/lessons/#gaol">x</a>', 'has the id "gaol"'],
  ['an anchor of the same page that is not there', '<a href="#top">x</a>', 'has the id "top"'],
  ['another origin', '<img src="https://example.org/a.png">', 'not our own'],
  ['an id that is there twice', '<p id="a">x</p><p id="a">y</p>', 'is there twice'],
])('finds %s', (_, body, problem) => {
  const { findings } = proveLinks(siteOf({ '/': pageWith(body), '/lessons/': lesson }));
  expect(findings).toHaveLength(1);
  expect(findings[0]).toMatchObject({ where: '/', problem: expect.stringContaining(problem) });
});

test('finds an address outside of the folder in which the site lies', () => {
  const site = siteOf({
    '/': pageWith('<a href="/lessons/">x</a><a href="/shed/lessons/">y</a>'),
    '/lessons/': lesson,
  });
  const { findings } = proveLinks(site, '/shed/');
  expect(findings.map(({ problem }) => problem)).toEqual([
    'It names /lessons/, which lies outside of /shed/.',
  ]);
});
