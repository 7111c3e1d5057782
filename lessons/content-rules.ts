/**
 * The rules that a course must keep, by name. Every problem names its rule, and every rule has a fixture in
 * `fixtures/malformed/` that breaks it, so that no sentence goes untested.
 */
export const RULES = {
  'unknown-folder':
    'A folder is a lesson (`01-models`), a step in it (`01-first-schema`), or a part of a step.',
  'stray-file':
    'A file has a known place and name; anything else is a file that nobody would ever read.',
  'folder-number':
    'Lessons, and the steps of a lesson, are numbered from 01 without gaps or doubles.',
  'missing-file':
    'A lesson has `lesson.mdx`; a step has `step.mdx`, a solution and a check file; the folder of a fixture has `fixture.yaml`.',
  'not-text': 'A file of a project is text in UTF-8.',
  'file-name': 'A project file is named with letters, digits, dots, hyphens and underscores.',
  'case-clash':
    'No two paths of a project differ only in upper and lower case: macOS and Windows would merge them.',
  'front-matter': 'A text begins with front matter between two lines of three hyphens.',
  yaml: 'Front matter and fixtures are valid YAML.',
  'field-missing': 'Every required field is there.',
  'field-unknown': 'Every field is one that the schema names.',
  'field-invalid': 'Every field holds what its description says.',
  'prediction-needed': 'A step asks for a prediction before the first run.',
  'prediction-in-challenge': 'A challenge has no prediction.',
  'prediction-place': 'The text of a step shows its prediction once, with `<Prediction />`.',
  'fastapi-needed': 'A step shows FastAPI side by side.',
  'fastapi-in-challenge': 'A challenge shows nothing side by side.',
  'hints-four': 'Every task of a step has four hints.',
  'hints-in-challenge': 'A challenge has no hints.',
  'challenge-last': 'A challenge is the last step of its lesson.',
  'focus-missing': 'The file that the editor opens first is in the starter.',
  'entry-missing': 'The file that starts the app is in the starter and in the solution.',
  'removed-unknown': 'A file named in `removed` is one that the step before leaves behind.',
  'removed-written': 'A file named in `removed` is not written again by the starter.',
  'overlay-same':
    'A starter or solution folder holds only files that differ from what lies beneath.',
  'solution-same': 'The solution changes something.',
  'check-syntax': 'A check file is TypeScript whose types can be stripped.',
  'check-empty': 'A check file holds at least one check.',
  'check-id': 'Every check has an id of its own, written out as `{ meta: { id: … } }`.',
  'check-id-twice': 'An id is used once in its check file.',
  'check-forbidden':
    'A check uses nothing that the browser cannot do, and none is skipped or singled out.',
  'task-check-unknown': 'A task names checks of the check file.',
  'check-unclaimed': 'Every check belongs to a task.',
  'check-claimed-twice': 'A check belongs to one task only.',
  'passes-unknown': '`passesAtStart` names checks of the check file.',
  'passes-all': 'At least one check fails on the starter.',
  'trips-unknown': 'A wrong answer trips a check of the check file.',
  'says-shared': 'Each mistake that trips a check gets words of its own.',
  'fixture-same': 'A wrong or other answer differs from the solution.',
  'fixture-twice': 'A fixture is a file or a folder, not both.',
  'edit-once': 'The text that a fixture replaces stands exactly once in the solution’s file.',
  'patch-unknown': 'A file that a fixture edits or removes is one of the solution.',
  'patch-twice': 'A fixture changes a file in one way only.',
  'quiz-id-twice': 'The questions of a quiz have different ids.',
  'quiz-about': 'A quiz asks about a step of its own lesson or of an earlier one.',
} as const;

/** The name of a content rule. */
export type Rule = keyof typeof RULES;
