import { expect, test } from 'vitest';
import { TypeChecker } from './type-checker.ts';

test('one thread answers for one project after the other', { timeout: 60_000 }, async () => {
  using types = new TypeChecker();
  const wrong = await types.check({
    'app.ts': 'const days = 6;\nexport const text: string = days;\n',
  });
  expect(wrong).toMatchObject({
    id: 'types-hold',
    state: 'failed',
    failure: {
      happened:
        "TypeScript stops at line 2 of `app.ts` (TS2322): Type 'number' is not assignable to type 'string'.",
      place: { file: 'app.ts', line: 2, column: 14 },
    },
  });
  const right = await types.check({ 'app.ts': 'export const days = 6;\n' });
  expect(right).toMatchObject({ id: 'types-hold', state: 'passed' });
});
