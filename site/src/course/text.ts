/** The rendered bodies of the course's MDX files. */
import { getEntry, render } from 'astro:content';

/**
 * The body of `lessons/…/lesson.mdx` or `step.mdx` as a component.
 * @param file the path from the checkout's root, as the course has it.
 * @throws Error when Astro's content layer does not know the file, which the course does.
 */
export async function textOf(file: string) {
  const entry = await getEntry('texts', file.replace(/\.mdx$/, ''));
  if (!entry) {
    throw new Error(
      `${file} is part of the course, but the site's content layer did not find it. See site/src/content.config.ts.`,
    );
  }
  return (await render(entry)).Content;
}
