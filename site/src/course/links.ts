/** Where each page of the course lives. Addresses end with a slash, as the static host serves folders. */

/**
 * The address of something on this site, wherever the site lies on its host.
 * @param path from the site's own root: `/playground/`
 */
export function siteAddress(path: `/${string}`): string {
  return import.meta.env.BASE_URL.replace(/\/$/, '') + path;
}

/** A lesson's page: `/lessons/01-models/`. */
export function lessonHref(lesson: { readonly folder: string }): string {
  return siteAddress(`/lessons/${lesson.folder}/`);
}

/** A step's page: `/lessons/01-models/01-first-schema/`. */
export function stepHref(step: { readonly path: string }): string {
  return siteAddress(`/lessons/${step.path}/`);
}

/** What the playground loads for a step. */
export function packageHref(step: { readonly path: string }): string {
  return `${stepHref(step)}step.json`;
}
