/** Everybody may read everything; the map of the site says what there is. */
import type { APIRoute } from 'astro';
import { siteAddress } from '../course/links.ts';

export const GET: APIRoute = ({ site }) => {
  const map = site ? `Sitemap: ${new URL(siteAddress('/sitemap.xml'), site)}\n` : '';
  return new Response(`User-agent: *\nAllow: /\n${map}`);
};
