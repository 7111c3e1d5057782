import type { StepPackage } from '../step-package.ts';

/** The fork's README. */
export function forkReadme(step: StepPackage): string {
  return `# ${step.id} ${step.title}

Your code from Groundwork, as a project of its own. It needs Node 22.18 or later.

- \`npm install\` once, then \`npm run check\` runs the step's checks on your code.
- \`npm start\` starts the app on http://localhost:3000.

The code starts in \`${step.entry}\`. The checks are in \`${step.check.path}\`; read them whenever you like.
\`groundwork/run.mjs\` is what runs them.
`;
}
