import type { Version } from '../../learner/records.ts';

/** What an earlier version is, in a few words. */
export function versionWords({ why, result }: Pick<Version, 'why' | 'result'>): string {
  switch (why) {
    case 'check':
      return result === 'passed'
        ? 'Checked, everything passed'
        : result === 'broken'
          ? 'Checked, could not run'
          : 'Checked, something failed';
    case 'reset':
      return 'Before a reset';
    case 'restore':
      return 'Before an earlier version was brought back';
    case 'deletion':
      return 'Before a file was deleted';
    case 'conflict':
      return 'From another tab';
    case 'import':
      return 'Before an import';
    case 'imported':
      return 'From an imported file';
    case 'copy':
      return 'From a copy whose tab was closed';
    case 'unsaved':
      return 'Typed just before the page closed';
  }
}
