/** Where each page of the course lives. Addresses end with a slash, as the static host serves folders. */

/** A lesson's page: `/lessons/01-models/`. */
export function lessonHref(lesson: { readonly folder: string }): string {
  return `/lessons/${lesson.folder}/`;
}

/** A step's page: `/lessons/01-models/01-first-schema/`. */
export function stepHref(step: { readonly path: string }): string {
  return `/lessons/${step.path}/`;
}

/** What the playground loads for a step. */
export function packageHref(step: { readonly path: string }): string {
  return `${stepHref(step)}step.json`;
}
