import type { Forkable } from './forkable.ts';

/** The fork's README. */
export function forkReadme({ id, title, entry, database = false, check }: Forkable): string {
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
${database ? withDatabase : ''}`;
}

const withDatabase = `
Both start PostgreSQL inside Node by themselves: \`DATABASE_URL\` then names an empty database, which is gone when they end. Set
\`DATABASE_URL\` to use a server of yours instead: the checks make a database of their own on it, the app uses the one that it names.
`;
