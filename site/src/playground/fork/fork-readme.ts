import type { Forkable } from './forkable.ts';

/** The fork's README. */
export function forkReadme({ id, title, entry, check }: Forkable): string {
  if (!check) {
    return `# ${title}

Your code from Groundwork, as a project of its own. It needs Node 22.18 or later.

- \`npm install\` once, then \`npm start\` starts the app on http://localhost:3000.

The code starts in \`${entry}\`.
`;
  }
  return `# ${id} ${title}

Your code from Groundwork, as a project of its own. It needs Node 22.18 or later.

- \`npm install\` once, then \`npm run check\` runs the step's checks on your code.
- \`npm start\` starts the app on http://localhost:3000.

The code starts in \`${entry}\`. The checks are in \`${check.path}\`; read them whenever you like.
\`groundwork/run.mjs\` is what runs them.
`;
}
