/** The texts that search looks through, as one file: fetched when the dialog is opened for the first time. */
import type { APIRoute } from 'astro';
import { course } from '../../course/course.ts';
import { gatherRecords } from '../../search/gather-records.ts';
import { recordsOfSite } from '../../search/site-pages.ts';

export const GET: APIRoute = async () =>
  new Response(JSON.stringify([...(await gatherRecords(course)), ...recordsOfSite()]), {
    headers: { 'Content-Type': 'application/json; charset=utf-8' },
  });
