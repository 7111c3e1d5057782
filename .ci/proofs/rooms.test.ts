import { expect, test } from 'vitest';
import { comparePicture, importsBetween, readPicture } from './rooms.ts';

const page = `Words.

\`\`\`mermaid
flowchart TD
  pages["site/src"]
  runner["checks/runner"]
  lessons["lessons"]
  pages --> runner
  lessons -.-> runner
\`\`\`
`;

const sources = {
  'site/src/a.ts': `import { run } from '../../checks/runner/run.ts';`,
  'site/src/b.ts': `import { a } from './a.ts';`,
  'lessons/c.ts': `import type { Report } from '../checks/runner/report.ts';`,
};

const findings = (changed: Readonly<Record<string, string>>, picture = page) => {
  const { rooms, arrows } = readPicture(picture);
  const real = importsBetween(rooms, new Map(Object.entries({ ...sources, ...changed })));
  return comparePicture(arrows, real).map(({ where, problem }) => `${where}: ${problem}`);
};

test('a picture that is true has no finding', () => {
  expect(findings({})).toEqual([]);
});

test.each([
  ['static', `import { c } from '../../lessons/c.ts';`],
  ['over several lines', `import {\n  c,\n} from '../../lessons/c.ts';`],
  ['handed on', `export { c } from '../../lessons/c.ts';`],
  ['dynamic', `const c = await import('../../lessons/c.ts');`],
  ['for its effect', `import '../../lessons/c.ts';`],
])('finds an import that is not drawn: %s', (_, source) => {
  expect(findings({ 'site/src/a.ts': `${sources['site/src/a.ts']}\n${source}` })).toEqual([
    'site/src/a.ts: site/src takes code from lessons, and the picture has no such arrow.',
  ]);
});

test('finds code where only types are drawn', () => {
  expect(findings({ 'lessons/c.ts': `import { run } from '../checks/runner/run.ts';` })).toEqual([
    'lessons/c.ts: lessons takes more than types from checks/runner, and the picture has no such arrow.',
  ]);
});

test('finds an arrow that nothing follows, and one that should be dotted', () => {
  const drawn = page.replace('  lessons -.-> runner', '  lessons --> runner\n  runner --> pages');
  expect(findings({}, drawn)).toEqual([
    '.github/ARCHITECTURE.md: lessons takes types alone from checks/runner, and the picture shows code.',
    '.github/ARCHITECTURE.md: Nothing in checks/runner imports from site/src.',
  ]);
});
