/** Tells a sound record from a damaged one. Written by hand: these run before the page may load anything heavy. */
import type { Records, StoreName, VersionReason } from './records.ts';

type Fields = Readonly<Record<string, unknown>>;

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isText = (value: unknown): value is string => typeof value === 'string';
const isFlag = (value: unknown): value is boolean => typeof value === 'boolean';
const isAmount = (value: unknown): value is number =>
  typeof value === 'number' && Number.isFinite(value) && value >= 0;
const oneOf =
  (...allowed: readonly unknown[]) =>
  (value: unknown): boolean =>
    allowed.includes(value);
const recordOf =
  (accepts: (value: unknown) => boolean) =>
  (value: unknown): boolean =>
    isFields(value) && Object.values(value).every(accepts);

const listOf =
  (accepts: (value: unknown) => boolean) =>
  (value: unknown): boolean =>
    Array.isArray(value) && value.every(accepts);
/** What the text side reads of a report; the workbench parses the whole of it before it shows it. */
const isReport = (value: unknown): boolean =>
  isFields(value) &&
  value.version === 1 &&
  isText(value.step) &&
  listOf((check) => isFields(check) && isText(check.id) && isText(check.state))(value.checks);

const isPercent = (value: unknown): boolean => isAmount(value) && value <= 100;
const isPanes = (value: unknown): boolean =>
  isFields(value) && isPercent(value.text) && isPercent(value.code);

/** Every `VersionReason`. */
const REASONS: readonly VersionReason[] = [
  'check',
  'reset',
  'restore',
  'deletion',
  'conflict',
  'import',
  'imported',
  'unsaved',
  'copy',
];

/** By store: which field must look how. The types in `records.ts` say the same to the compiler. */
const SHAPES: Readonly<Record<StoreName, Readonly<Record<string, (value: unknown) => boolean>>>> = {
  drafts: {
    key: isText,
    step: isText,
    files: recordOf(isText),
    revision: isAmount,
    tab: isText,
    at: isAmount,
  },
  versions: {
    key: isText,
    step: isText,
    files: recordOf(isText),
    why: oneOf(...REASONS),
    result: oneOf(undefined, 'passed', 'failed', 'broken'),
    at: isAmount,
  },
  progress: {
    key: isText,
    state: oneOf('untouched', 'started', 'passed', 'assisted'),
    solutionShown: isFlag,
    at: isAmount,
  },
  hints: { key: isText, open: recordOf(isAmount) },
  answers: { key: isText, choice: isText, correct: isFlag, firstTry: isFlag, at: isAmount },
  reviews: { key: isText, streak: isAmount, due: isAmount, at: isAmount },
  runs: { key: isText, files: recordOf(isText), report: isReport, at: isAmount },
  settings: {
    key: oneOf('settings'),
    theme: oneOf('system', 'light', 'dark'),
    wrap: isFlag,
    vim: oneOf(undefined, true, false),
    singleKeys: oneOf(undefined, true, false),
    panes: (value) => value === undefined || isPanes(value),
  },
};

/** Whether one field of a record looks as it must; a field that `store` does not know is never sound. */
export function isFieldSound(store: StoreName, field: string, value: unknown): boolean {
  return SHAPES[store][field]?.(value) ?? false;
}

/** Whether `value` is a complete record of `store`. */
export function isRecord<S extends StoreName>(store: S, value: unknown): value is Records[S] {
  return (
    isFields(value) &&
    Object.entries(SHAPES[store]).every(([field, accepts]) => accepts(value[field]))
  );
}
