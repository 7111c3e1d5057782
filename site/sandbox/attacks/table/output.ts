/** Output: too much of it, too long, or made so as to hurt whoever shows it. */
import type { Attack } from '../attack.ts';
import { express, harming, honestChecks } from '../compose.ts';

const harm = harming('output');
const answer = "response.json({ path: '/second' });";
const usual = { limits: {} };
const printing = (name: string, code: string): Attack =>
  harm(name, `${code} ${answer}`, { state: 'passed' }, usual);

export const output: readonly Attack[] = [
  printing(
    'a million lines',
    "for (let i = 0; i < 1_000_000; i++) process.stdout.write('line\\n');",
  ),
  printing(
    'a hundred thousand lines of console.log',
    "for (let i = 0; i < 100_000; i++) console.log('line', i);",
  ),
  printing('a line of fifty million characters', "console.log('x'.repeat(50_000_000));"),
  printing('line breaks only', "console.error('\\n'.repeat(1_000_000));"),
  printing(
    'marks that turn and stack the text',
    "console.log('\\u202e' + 'Z\\u0300'.repeat(10_000), '<img src=\"' + trap.http + '/image\"><script>parent.hacked = 1</script>');",
  ),
  printing(
    'a table of a hundred thousand rows',
    'console.log(Array.from({ length: 100_000 }, (_, i) => ({ i, text: "x".repeat(100) })));',
  ),
  harm(
    'an error with an immense message',
    "throw new Error('x'.repeat(20_000_000));",
    { state: 'failed', kinds: ['expectation'] },
    usual,
  ),
  {
    theme: 'output',
    name: 'a stack with immense names',
    app: express(
      "const deep = { ['x'.repeat(5_000_000)]() { return Promise.reject(new Error('named')); } };\napp.get('/second', (request, response) => { Object.values(deep)[0]!(); response.json({ path: '/second' }); });",
    ),
    checks: honestChecks,
    end: { state: 'failed', kinds: ['unhandled'] },
  },
  {
    theme: 'output',
    name: 'a hundred thousand rejections',
    app: express(
      "app.get('/second', (request, response) => { for (let i = 0; i < 100_000; i++) Promise.reject(new Error('x' + i)); response.json({ path: '/second' }); });",
    ),
    checks: honestChecks,
    end: { state: 'failed', kinds: ['unhandled', 'loop'] },
  },
];
