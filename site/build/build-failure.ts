import { ContentError } from '../../lessons/content-error.ts';

/** Tells why the site could not be built and makes the process end with exit code 1. The course's own errors are sentences; a stack would bury them. */
export function reportBuildFailure(error: unknown): void {
  process.exitCode = 1;
  if (error instanceof ContentError) {
    console.error(error.message);
    console.error(
      'The site was not built: a page would say something wrong. Put this right and build again.',
    );
    return;
  }
  console.error('The site could not be built.');
  console.error(error);
}
