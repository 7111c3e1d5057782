import { expect, test } from 'vitest';
import * as z from 'zod';
import { explainSchema } from './explain.ts';

test('every field with its own words, those inside lists and objects too', () => {
  const schema = z.strictObject({
    title: z.string().meta({ description: 'Two or three words.' }),
    tasks: z.array(
      z.strictObject({ hints: z.array(z.string()).meta({ description: 'Four hints.' }) }),
    ),
    panel: z.strictObject({ note: z.string() }).optional().meta({ description: 'Beside it.' }),
  });
  expect(explainSchema('step.mdx', schema, 80)).toBe(
    [
      'step.mdx',
      '  title: Two or three words.',
      '  tasks',
      '  tasks[].hints: Four hints.',
      '  panel: Beside it.',
      '  panel.note',
    ].join('\n'),
  );
});
