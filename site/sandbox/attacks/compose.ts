/** The shapes that most attacks share. */
import type { Attack, End, Theme } from './attack.ts';

/** An Express app with `routes`; whatever they leave open answers with its path. */
export const express = (routes: string): string => `import express from 'express';
export const app = express();
app.use(express.json());
${routes}
app.get('/:path', (request, response) => { response.json({ path: request.path }); });
`;

/** An app that fails every check of `honestChecks`. */
const wrong = `import express from 'express';
export const app = express();
app.use((_, response) => { response.status(500).json({ path: 'wrong' }); });
`;

/** Three checks that an honest app passes. */
export const honestChecks = ['first', 'second', 'third']
  .map(
    (id) => `test('GET /${id}', { meta: { id: '${id}' } }, async () => {
  const api = await startApp();
  const response = await api.get('/${id}');
  expect(response.status).toBe(200);
  expect(response.json).toEqual({ path: '/${id}' });
});`,
  )
  .join('\n');

/** The honest run after each attack. */
export const honestApp = express('');

/** What `code` came to, at the top level of `app.ts`: `worked` or `refused`, and why. */
const attempt = (code: string): string => `
const scope = globalThis as any;
const attempt = async (): Promise<unknown> => { ${code} };
const patience = new Promise<string>((resolve) => setTimeout(resolve, 400, 'refused: nothing came of it'));
const outcome = await Promise.race([
  attempt().then((value) => 'worked: ' + String(value), (error) => 'refused: ' + String(error)),
  patience,
]);
`;

const refusedCheck = `test('the attempt is refused', { meta: { id: 'refused' } }, async () => {
  const api = await startApp();
  const { json } = await api.get('/outcome');
  expect(String((json as { outcome: string }).outcome)).toMatch(/^refused/);
});`;

/** Code that reaches for something outside. Stopped when it throws, or nothing comes of it within 400 ms. */
export const reaching =
  (theme: Theme) =>
  (name: string, code: string): Attack => ({
    theme,
    name,
    app:
      attempt(code) +
      express("app.get('/outcome', (_, response) => { response.json({ outcome }); });"),
    checks: refusedCheck,
    end: { state: 'passed' },
  });

/** Code beside an app that is wrong. Stopped when the checks say so all the same. */
export const forging =
  (theme: Theme) =>
  (name: string, code: string, end: End = { state: 'failed', kinds: ['expectation'] }): Attack => ({
    theme,
    name,
    // Where the attack is refused with an exception, the wrong app is still to be judged.
    app: `const scope = globalThis as any;\nconst forge = () => { ${code} };\ntry { forge(); } catch (error) { console.log('refused', String(error)); }\n${wrong}`,
    checks: honestChecks,
    end,
  });

/** Shorter than what a learner gets, so that a loop is not paid for in full. ms. */
export const impatient = { silenceMs: 600, checkMs: 1_500, responseMs: 500, restarts: 1 } as const;

/** Routes of which `/second` does the harm. */
export const harming =
  (theme: Theme) =>
  (name: string, handler: string, end: End, more: Partial<Attack> = {}): Attack => ({
    theme,
    name,
    app: express(`app.get('/second', (request, response) => { ${handler} });`),
    checks: honestChecks,
    limits: impatient,
    end,
    ...more,
  });
