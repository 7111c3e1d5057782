import type { Failure } from '../../../../checks/runner/report.ts';
import type { AppRequest, AppResponse } from '../../../sandbox/sandbox.ts';

/** A request of this visit and what became of it. */
export interface Exchange {
  readonly request: AppRequest;
  readonly outcome:
    | { readonly kind: 'answered'; readonly response: AppResponse }
    | { readonly kind: 'failed'; readonly failure: Failure };
  /** Whether the app was started anew for it, because the code had changed or nothing ran yet. */
  readonly fresh: boolean;
}

/** The exchange in one line, for the history and for a screen reader. */
export function exchangeSummary({ request, outcome }: Exchange): string {
  const asked = `${request.method} ${request.path}`;
  if (outcome.kind === 'failed') return `${asked} got no answer`;
  const { status, statusText } = outcome.response;
  return `${asked} answered ${status}${statusText ? ` ${statusText}` : ''}`;
}
