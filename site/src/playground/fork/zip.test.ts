import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { strFromU8, unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import { zipProject } from './zip.ts';

const files = { 'app.ts': 'const a = "ä";\n', 'checks/x.check.ts': '', 'a [b].ts': "'" };

test('unzipped, every file is the same again, in one folder', () => {
  const entries = Object.entries(unzipSync(zipProject('groundwork-01-1', files)));
  expect(Object.fromEntries(entries.map(([path, bytes]) => [path, strFromU8(bytes)]))).toEqual(
    Object.fromEntries(
      Object.entries(files).map(([path, text]) => [`groundwork-01-1/${path}`, text]),
    ),
  );
});

test('the same project is the same zip in another time zone', () => {
  const here = createHash('sha256').update(zipProject('p', files)).digest('hex');
  const script = `
    import { createHash } from 'node:crypto';
    import { zipProject } from ${JSON.stringify(new URL('./zip.ts', import.meta.url).href)};
    const files = ${JSON.stringify(files)};
    console.log(createHash('sha256').update(zipProject('p', files)).digest('hex'));`;
  const there = execFileSync(process.execPath, ['--input-type=module', '-e', script], {
    encoding: 'utf8',
    env: { ...process.env, TZ: 'Pacific/Kiritimati' },
  });
  expect(there.trim()).toBe(here);
});
