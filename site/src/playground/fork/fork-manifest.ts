import project from '../../../../package.json' with { type: 'json' };
import { type Forkable, forkName } from './forkable.ts';

/** Packages that the course's own code may import; exact versions, so a fork runs what the page runs. */
const { express, zod } = project.dependencies;

/** What a step with a database needs besides: the driver, and PostgreSQL itself in WebAssembly. */
const forDatabase = {
  '@electric-sql/pglite': project.dependencies['@electric-sql/pglite'],
  pg: project.dependencies.pg,
};

/** What a step needs whose types are checked: the compiler (in JavaScript) and the last declarations. */
const forTypes = {
  '@types/swagger-ui-express': project.devDependencies['@types/swagger-ui-express'],
  typescript: project.devDependencies.typescript,
};

/** The fork's `package.json`. Nothing in it holds native code, which the browser's Node of StackBlitz cannot load. */
export function forkManifest({ id, entry, database = false, typed = false, check }: Forkable) {
  const start = database && check ? 'node groundwork/run.mjs --start' : `node ${entry}`;
  return {
    name: forkName({ id }),
    private: true,
    type: 'module',
    // Types are stripped by Node itself since 22.18.
    engines: { node: '>=22.18' },
    scripts: check ? { check: 'node groundwork/run.mjs', start } : { start },
    dependencies: {
      '@asteasolutions/zod-to-openapi': project.dependencies['@asteasolutions/zod-to-openapi'],
      express,
      'swagger-ui-express': project.dependencies['swagger-ui-express'],
      zod,
      ...(database && forDatabase),
    },
    devDependencies: {
      '@types/express': project.devDependencies['@types/express'],
      '@types/node': project.devDependencies['@types/node'],
      ...(database && { '@types/pg': project.devDependencies['@types/pg'] }),
      ...(typed && check && forTypes),
    },
    stackblitz: { installDependencies: true, startCommand: check ? 'npm run check' : 'npm start' },
  };
}
