/** The pages beside the course, for search: by title and heading, with the words by which somebody would look for them. */
import { siteAddress } from '../course/links.ts';
import type { SearchRecord } from './record.ts';

interface SitePage {
  /** Below the site's root, such as `settings`. */
  readonly path: string;
  readonly title: string;
  readonly text: string;
  /** Headings with an id. */
  readonly parts: readonly {
    readonly heading: string;
    readonly anchor: string;
    readonly text: string;
  }[];
}

/** `site-pages.test.ts` holds titles, headings and ids to what the pages' own sources say. */
export const SITE_PAGES: readonly SitePage[] = [
  {
    path: 'playground',
    title: 'Playground',
    text: 'An Express app in your browser: start from any step or from an empty app, add, rename and delete files, run it, send requests, share the code by link, fork it to StackBlitz or download it as a zip.',
    parts: [],
  },
  {
    path: 'settings',
    title: 'Kept on this device',
    text: 'Settings. There is no account: your code, progress, answers and hints live in this browser.',
    parts: [
      {
        heading: 'Your work',
        anchor: 'work',
        text: 'Export your work as one file, back it up, and import it on another device or on the command line.',
      },
      {
        heading: 'Offline',
        anchor: 'offline',
        text: 'Keep the whole course on this device, to read it and run its checks without a network.',
      },
    ],
  },
  {
    path: 'review',
    title: 'Before you forget',
    text: 'Review. Quiz questions that you answered come back after some days, so that they stay with you.',
    parts: [],
  },
  {
    path: 'design',
    title: 'Design',
    text: 'How this site looks: its colours, typefaces and parts, light and dark.',
    parts: [
      {
        heading: 'Contrast',
        anchor: 'contrast',
        text: 'The contrast of each text colour on each surface, light and dark.',
      },
      { heading: 'Tokens', anchor: 'tokens', text: 'Every colour, size and space by its name.' },
      {
        heading: 'Components',
        anchor: 'components',
        text: 'The parts of the pages, each in its states.',
      },
    ],
  },
];

/** The records of these pages, after those of the course. */
export function recordsOfSite(): readonly SearchRecord[] {
  return SITE_PAGES.flatMap(({ path, title, text, parts }) => {
    const page = { page: siteAddress(`/${path}/`), title, place: 'Page' };
    return [
      { ...page, heading: '', anchor: '', text },
      ...parts.map((part) => ({ ...page, ...part })),
    ];
  });
}
