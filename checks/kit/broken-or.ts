/** Where a failing check sends its reader first. */
import type { ApiResponse } from './response.ts';

/** `otherwise`, unless the server broke: that comes first, whatever the check was about. */
export function brokenOr(response: ApiResponse, otherwise: string): string {
  if (response.status !== 500) return otherwise;
  return 'A 500 means that something threw. The console shows the line.';
}
