import { expect, test } from 'vitest';
import { moveFile } from './move-imports.ts';

const files = {
  'app.ts': "import { a } from './models.ts';\nimport './other.ts';\nconst text = './models.ts';\n",
  'models.ts': "export * from './other.ts';\nexport const a = 1;\n",
  'other.ts': 'export type A = typeof import("./models.ts");\nimport express from \'express\';\n',
  'notes.md': "from './models.ts'",
};

test('imports of a file follow it to its new name', () => {
  expect(moveFile(files, 'models.ts', 'shapes.ts')).toEqual({
    'app.ts':
      "import { a } from './shapes.ts';\nimport './other.ts';\nconst text = './models.ts';\n",
    'shapes.ts': files['models.ts'],
    'other.ts': files['other.ts'].replace('./models.ts', './shapes.ts'),
    'notes.md': files['notes.md'],
  });
});

test('into a folder and out of it again', () => {
  const inside = moveFile(files, 'models.ts', 'data/models.ts');
  expect(inside['app.ts']).toContain("from './data/models.ts'");
  expect(inside['data/models.ts']).toContain("from '../other.ts'");
  expect(moveFile(inside, 'data/models.ts', 'models.ts')).toEqual(files);
});
