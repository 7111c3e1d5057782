/** The text of a new step or challenge: whole, with a mark at every place that waits for its author. */
import { stringify } from 'yaml';
import type { Step } from '../../lessons/course.ts';
import { CHECK_IDS } from './placeholder-code.ts';

/** What the text of a new step is made from. */
export interface NewStep {
  readonly title: string;
  /** The learner's file that the placeholder code lies in. */
  readonly path: string;
  /** The step that this one goes on from. */
  readonly before: Step;
}

const [first, second] = CHECK_IDS;

/** `step.mdx` of a step. */
export function stepText(step: NewStep): string {
  return `---
title: ${yamlText(step.title)}
concept: 'TODO: The one idea of this step, in a sentence.'
minutes: 5 # TODO: A measured median.
${settings(step)}prediction:
  question: 'TODO: What does the app answer to the request that goes wrong?'
  options:
    - text: 'TODO: The right answer.'
      correct: true
      feedback: 'TODO: Say why it is right.'
    - text: 'TODO: What a reader might think.'
      feedback: 'TODO: Say what would make it right.'
tasks:
  - title: 'TODO: Say what must be true, not how: \`fee\` asks two coins a day, and ten at most.'
    checks: [${first.join(', ')}]
    hints:
      - 'TODO: A pointer to the idea.'
      - 'TODO: What to look at in your own code.'
      - 'TODO: A snippet with a gap: \`return Math.min(____, 10);\`'
      - 'TODO: The change itself: \`return Math.min(days * 2, 10);\`'
  - title: 'TODO: Say what is refused: a negative number of days, with a \`RangeError\`.'
    checks: [${second.join(', ')}]
    hints:
      - 'TODO: A pointer to the idea.'
      - 'TODO: What to look at in your own code.'
      - 'TODO: A snippet with a gap: \`if (____) throw new RangeError();\`'
      - 'TODO: The change itself: \`if (days < 0) throw new RangeError();\`'
requests: [] # TODO: The requests that are worth a click, each with \`title\`, \`method\` and \`path\`.
fastapi:
  python: |
    # TODO: A fragment of our own, in current FastAPI style.
  typescript: |
    // TODO: The same thing in this step.
  differs: 'TODO: One line: where the two differ.'
deeper: [] # TODO: Where to read on, each with \`title\` and \`note\`; no addresses.
---

TODO: Show the request that goes wrong.

<Prediction />

## TODO: The idea in a few words

TODO: The idea, with a worked sibling of the task.
`;
}

/** `step.mdx` of a challenge. */
export function challengeText(step: NewStep): string {
  return `---
title: ${yamlText(step.title)} # TODO: Two or three words.
concept: 'TODO: What the lesson taught, without help.'
minutes: 15 # TODO: A measured median.
kind: challenge
${settings(step)}tasks:
  - title: 'TODO: A user story: \`fee\` asks two coins a day, and ten at most.'
    checks: [${first.join(', ')}]
  - title: 'TODO: Another one: a negative number of days is refused with a \`RangeError\`.'
    checks: [${second.join(', ')}]
---

TODO: What a member of the toolshed asks for.
`;
}

/** What the project needs to run, as the step before has it. */
function settings({ path, before }: NewStep): string {
  const { entry, database } = before;
  return [
    `focus: ${path}`,
    ...(entry === 'server.ts' ? [] : [`entry: ${entry}`]),
    ...(database ? ['database: true'] : []),
    '',
  ].join('\n');
}

/** A text as a YAML value on one line, in quotes where it needs them. */
export function yamlText(text: string): string {
  return stringify(text, { lineWidth: 0 }).trim();
}
