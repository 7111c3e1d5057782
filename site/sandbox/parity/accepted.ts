/** Differences that a browser leaves no way to close, each with its reason. Short, and it should grow shorter. */

export interface Accepted {
  readonly probe: string;
  readonly field: string;
  readonly reason: string;
}

export const accepted: readonly Accepted[] = [];
