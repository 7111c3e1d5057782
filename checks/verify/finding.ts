/** What the gate found wrong, as plain data: where, what, and where to look. */

/** The rules of the gate by name; the sentence says what must hold. */
export const GATE = {
  'starter-loads': 'The starter starts: it breaks in its checks, not before them.',
  'starter-fails': 'The starter fails every check except the ones in `passesAtStart`.',
  'starter-passes': 'The starter passes the checks in `passesAtStart`.',
  'solution-passes': 'The solution passes every check.',
  'wrong-trips': 'A wrong answer fails the check that it is made for.',
  'wrong-says':
    'A wrong answer gets the message that it is made for, and no other mistake of that check gets it.',
  'wrong-spares': 'A wrong answer fails no checks but its own.',
  'alternative-passes': 'Another right answer passes every check.',
  'checks-as-written': 'A run meets exactly the checks that the file declares.',
  'message-parts':
    'A failure says what should happen, what happened, why it matters and where to look.',
  types: 'Starters, solutions and other right answers have no type errors.',
  'types-at-start': 'A starter that is said to have type errors has some.',
  format: 'Starters, solutions and other right answers are formatted.',
  'code-block': 'A TypeScript block in the text parses.',
  'block-types':
    'A TypeScript block type-checks beside its step’s solution, unless it is marked as a fragment.',
  'block-runs':
    'A block that prints, is a whole file, or says what comes out does so when it is run.',
  'block-form': 'A block of HTTP is a message, a block of JSON or YAML can be read.',
  todo: 'Nothing waits for its author any more.',
  challenge: 'A lesson ends with a challenge.',
  'quiz-mix': 'About a third of a quiz asks about earlier lessons.',
  words: 'At most 250 words stand before the first thing that runs.',
  'plain-words': 'Headings and hints never call a thing easy.',
  size: 'A step takes at most 10 minutes, and has two to four tasks, three to six checks and about ten new lines.',
  'beyond-needless': 'A reason for being outside of a limit is given where a step is.',
  'hint-length': 'A hint is read in one breath.',
  'hint-shape': 'The third hint has a gap, `____`; the fourth shows code.',
} as const;

/** The name of a rule of the gate. */
export type GateRule = keyof typeof GATE;

/** Something that does not hold, or that its author should look at. */
export interface Finding {
  /** An error fails the gate; a warning is for its author to weigh. */
  readonly level: 'error' | 'warning';
  readonly rule: GateRule;
  /** The step ('01.1') or lesson ('01') that it is about. */
  readonly about: string;
  /** From the root of the course. */
  readonly file: string;
  /** From 1, when the place is known. */
  readonly line?: number;
  /** What was found, as a sentence. */
  readonly found: string;
  /** What to do about it, as a sentence. */
  readonly look: string;
}

/** What a whole run of the gate came to. */
export interface VerifyReport {
  readonly state: 'passed' | 'failed';
  readonly findings: readonly Finding[];
  readonly counts: {
    readonly steps: number;
    /** Runs of a check file against a set of files. */
    readonly runs: number;
    /** Checks over all runs. */
    readonly checks: number;
    /** Projects whose types were checked. */
    readonly typed: number;
    /** Files whose format was checked. */
    readonly formatted: number;
    /** Blocks of code in texts that were held against what they say. */
    readonly blocks: number;
  };
  /** How long each part took, ms; parts overlap. */
  readonly ms: {
    readonly runs: number;
    readonly types: number;
    readonly format: number;
    readonly total: number;
  };
}
