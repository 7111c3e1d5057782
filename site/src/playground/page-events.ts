/** What the playground tells the rest of the page, on `document`. */
import type { Report } from '../../../checks/runner/report.ts';
import type { StepProgress } from '../learner/records.ts';

/** What the workbench tells the text beside it. */
export interface PlaygroundEvents {
  /** After each check run that came to a report. */
  'groundwork:report': CustomEvent<Report>;
  /** When what the last report says became true of the code no more, or again. */
  'groundwork:from-before': CustomEvent<{ readonly step: string; readonly before: boolean }>;
  /** When the step's progress changed. */
  'groundwork:progress': CustomEvent<StepProgress>;
}

declare global {
  interface DocumentEventMap extends PlaygroundEvents {}
}

/** Tells the page that a run came to a report. */
export function tellReport(report: Report): void {
  document.dispatchEvent(new CustomEvent('groundwork:report', { detail: report }));
}

/** Tells the page whether what it shows is from before the last change. */
export function tellFromBefore(step: string, before: boolean): void {
  const detail = { step, before };
  document.dispatchEvent(new CustomEvent('groundwork:from-before', { detail }));
}

/** Tells the page how far the step has come. */
export function tellProgress(progress: StepProgress): void {
  document.dispatchEvent(new CustomEvent('groundwork:progress', { detail: progress }));
}
