import { expect, test } from 'vitest';
import { readStack } from './stack.ts';

const roots = {
  rootUrl: 'file:///app/',
  checkUrl: 'file:///project/checks/a.check.ts',
  checkPath: 'checks/a.check.ts',
};

const stack = `TypeError: no
    at handler (file:///app/routers/tools.ts:12:5)
    at Layer.handle (/project/node_modules/router/lib/layer.js:169:33)
    at async file:///app/app.ts?v=3:4:1
    at new Tool (file:///app/node_modules/tools/index.js:1:1)
    at async file:///project/checks/a.check.ts:7:9
    at node:internal/process/task_queues:105:5`;

test('the innermost frames of the learner and of the check are the places', () => {
  const { place, checkPlace } = readStack(stack, roots);
  expect(place).toEqual({ file: 'routers/tools.ts', line: 12, column: 5 });
  expect(checkPlace).toEqual({ file: 'checks/a.check.ts', line: 7, column: 9 });
});

test('the shown stack holds their frames only, with short names', () => {
  expect(readStack(stack, roots).text).toBe(
    'at handler (routers/tools.ts:12:5)\nat app.ts:4:1\nat checks/a.check.ts:7:9',
  );
});

test('a check below the root is still the check', () => {
  const below = { ...roots, checkUrl: 'file:///app/checks/a.check.ts' };
  const { place, checkPlace } = readStack('E\n    at file:///app/checks/a.check.ts:1:2', below);
  expect(place).toBeUndefined();
  expect(checkPlace?.line).toBe(1);
});

test('a file that the step does not know is not the learner’s', () => {
  const knowing = { ...roots, knows: (path: string) => path === 'app.ts' };
  expect(readStack(stack, knowing).place?.file).toBe('app.ts');
});

test('an error without a stack has no places', () => {
  expect(readStack(undefined, roots)).toEqual({
    place: undefined,
    checkPlace: undefined,
    text: undefined,
  });
});
