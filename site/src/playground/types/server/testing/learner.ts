/** A learner's project in memory, with the very declarations that the site ships. For tests. */
import type { Position } from 'vscode-languageserver-types';
import type { Files } from '../../../../../../checks/runner/host.ts';
import { learnerPackages } from '../../../../../build/types-pack/build-types.ts';
import { collectDeclarations } from '../../../../../build/types-pack/collect.ts';
import { createLearnerService, type LearnerService } from '../learner-service.ts';
import { positionAt } from '../positions.ts';

const shared = createLearnerService(collectDeclarations(learnerPackages).pack, learnerPackages);

/** A service that holds these files; all calls of a test file share one, as all steps of a visit do. */
export function learnerWith(files: Files): LearnerService {
  shared.project.clear();
  for (const [path, text] of Object.entries(files)) {
    shared.project.set(`/${path}`, { text, version: 0 });
  }
  return shared;
}

/** A text with its cursor: `|` stands where it is, and is taken out. */
export function atCursor(marked: string): { text: string; position: Position } {
  const offset = marked.indexOf('|');
  if (offset < 0)
    throw new Error(`No | in ${JSON.stringify(marked)}: put one where the cursor is.`);
  const text = marked.slice(0, offset) + marked.slice(offset + 1);
  return { text, position: positionAt(text, offset) };
}
