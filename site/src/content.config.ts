import { defineCollection } from 'astro:content';
import { join } from 'node:path';
import { glob } from 'astro/loaders';
import { z } from 'astro/zod';

/**
 * The course's texts, for their bodies only. The front matter is read and validated by `lessons/course.ts`
 * before the build starts, so nothing is checked twice.
 */
const texts = defineCollection({
  loader: glob({
    base: join(process.env.GROUNDWORK_ROOT ?? '..', 'lessons'),
    pattern: '[0-9][0-9]-*/**/*.mdx',
    generateId: ({ entry }) => `lessons/${entry.replace(/\.mdx$/, '')}`,
  }),
  schema: z.looseObject({}),
});

/** What Astro's content layer knows. */
export const collections = { texts };
