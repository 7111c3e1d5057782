import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { StepPackage } from '../step-package.ts';
import { forkProject, RUNNER_PATH, STEP_PATH } from './fork-project.ts';

const step: StepPackage = {
  id: '01.1',
  path: '01-models/01-first-schema',
  title: 'First schema',
  kind: 'step',
  entry: 'server.ts',
  database: false,
  typed: false,
  databaseNext: false,
  focus: 'app.ts',
  changed: ['app.ts'],
  starter: { 'app.ts': 'starter', 'server.ts': 's' },
  solution: { 'app.ts': 'text of the solution', 'server.ts': 's' },
  check: { path: 'checks/01-models/01-first-schema.check.ts', source: 'the check' },
  requests: [],
  tasks: [],
  next: null,
  previous: null,
};

const project = forkProject(step, { 'app.ts': 'mine', 'server.ts': 's' }, 'the runner');
const manifest = JSON.parse(project['package.json'] ?? '');

test('the fork holds the learner’s files, the check, the runner and nothing of the solution', () => {
  expect(Object.keys(project).sort()).toEqual([
    'README.md',
    'app.ts',
    'checks/01-models/01-first-schema.check.ts',
    'groundwork/run.mjs',
    'groundwork/step.json',
    'package.json',
    'server.ts',
    'tsconfig.json',
  ]);
  expect(project['app.ts']).toBe('mine');
  expect(project[step.check.path]).toBe('the check');
  expect(project[RUNNER_PATH]).toBe('the runner');
  expect(JSON.parse(project[STEP_PATH] ?? '')).toEqual({
    step: '01.1',
    check: step.check.path,
    entry: 'server.ts',
    database: false,
    typed: false,
  });
  expect(Object.values(project).join('\n')).not.toContain('text of the solution');
});

test('it asks for the very versions that this project is built with', () => {
  const ours = JSON.parse(
    readFileSync(new URL('../../../../package.json', import.meta.url), 'utf8'),
  );
  const all = { ...ours.devDependencies, ...ours.dependencies };
  const asked = { ...manifest.dependencies, ...manifest.devDependencies };
  expect(Object.keys(asked)).toContain('express');
  for (const [name, version] of Object.entries(asked))
    expect([name, version]).toEqual([name, all[name]]);
});

test('StackBlitz and npm start the same check', () => {
  expect(manifest.stackblitz.startCommand).toBe('npm run check');
  expect(manifest.scripts.check).toBe(`node ${RUNNER_PATH}`);
  expect(manifest.engines.node).toBe('>=22.18');
});

test('a step whose types are checked brings the compiler, and no other does', () => {
  const typed = forkProject({ ...step, typed: true }, { 'app.ts': '' }, '');
  expect(JSON.parse(typed[STEP_PATH] ?? '').typed).toBe(true);
  expect(Object.keys(JSON.parse(typed['package.json'] ?? '').devDependencies)).toContain(
    'typescript',
  );
  expect(Object.keys(manifest.devDependencies)).not.toContain('typescript');
});
