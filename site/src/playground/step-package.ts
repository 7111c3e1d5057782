/** What the page of a step hands to its playground, as `step.json` beside the page. Written by the site, read here. */
import type { Files } from '../../../checks/runner/host.ts';
import type { ExampleRequest, StepFrontMatter } from '../../../lessons/schema.ts';

/** One numbered task: its title and hints are HTML made at build time from the lesson's own Markdown. */
export interface StepTask {
  readonly title: string;
  /** Ids of the checks that prove it. */
  readonly checks: readonly string[];
  readonly hints: readonly string[];
}

/** A step to go to. */
export interface StepLink {
  readonly href: string;
  readonly title: string;
}

/** A step, as the workbench loads it. */
export interface StepPackage {
  /** '01.1' */
  readonly id: string;
  /** '01-models/01-first-schema' */
  readonly path: string;
  readonly title: string;
  readonly kind: StepFrontMatter['kind'];
  /** The file that starts the app, usually `server.ts`. */
  readonly entry: string;
  /** The step needs PostgreSQL. */
  readonly database: boolean;
  /** The types of the whole project are one of its checks. */
  readonly typed: boolean;
  /** The step after this one needs it. */
  readonly databaseNext: boolean;
  /** The file that the editor shows first. */
  readonly focus: string;
  /** The files that this step changes, in its start or in its solution, sorted. */
  readonly changed: readonly string[];
  readonly starter: Files;
  readonly solution: Files;
  readonly check: { readonly path: string; readonly source: string };
  /** Requests that the step suggests; one click fills and sends one. */
  readonly requests: readonly ExampleRequest[];
  readonly tasks: readonly StepTask[];
  readonly next: StepLink | null;
  readonly previous: StepLink | null;
}
