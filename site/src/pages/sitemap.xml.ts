/** Every page that is worth finding. */
import type { APIRoute } from 'astro';
import { course } from '../course/course.ts';
import { lessonHref, siteAddress, stepHref } from '../course/links.ts';

/** A map needs whole addresses: where nobody has said where the site will be, it is where `npm start` puts it. */
const here = 'http://localhost:4321';

export const GET: APIRoute = ({ site = new URL(here) }) => {
  const addresses = [
    siteAddress('/'),
    siteAddress('/playground/'),
    ...course.lessons.flatMap((lesson) => [lessonHref(lesson), ...lesson.steps.map(stepHref)]),
  ];
  // Addresses hold letters, digits, dots, hyphens and slashes: nothing that XML would want escaped.
  const entries = addresses.map((address) => `  <url><loc>${new URL(address, site)}</loc></url>\n`);
  return new Response(
    `<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${entries.join('')}</urlset>\n`,
    { headers: { 'Content-Type': 'application/xml; charset=utf-8' } },
  );
};
