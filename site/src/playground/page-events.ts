/** What the playground tells the rest of the page, on `document`. */
import type { Report } from '../../../checks/runner/report.ts';
import type { StepProgress } from '../learner/records.ts';

export interface PlaygroundEvents {
  /** After each check run that came to a report. */
  'groundwork:report': CustomEvent<Report>;
  /** When the step's progress changed. */
  'groundwork:progress': CustomEvent<StepProgress>;
}

declare global {
  interface DocumentEventMap extends PlaygroundEvents {}
}

export function tellReport(report: Report): void {
  document.dispatchEvent(new CustomEvent('groundwork:report', { detail: report }));
}

export function tellProgress(progress: StepProgress): void {
  document.dispatchEvent(new CustomEvent('groundwork:progress', { detail: progress }));
}
