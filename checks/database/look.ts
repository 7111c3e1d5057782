/**
 * Looks into the database beside the code that works with it: one statement in a transaction that reads only and is rolled back.
 * The statement goes by the extended protocol, which takes one and not several, and asks for no more rows than are shown.
 */
import { type Answer, answerLimits, type Refusal } from './answer.ts';
import { readAnswer, type WireColumn, type WireRows } from './read-answer.ts';
import type { Tenant, Turner, Turns } from './turns.ts';
import { joined, number, simpleQuery, syncMessage, written } from './wire.ts';

/** Never rejects for what the database says; a database that dies leaves it without an answer. */
export async function look(turns: Turns, tenant: Tenant, statement: string): Promise<Answer> {
  const looker = new Looker(tenant, turns);
  try {
    const begun = await looker.ask(simpleQuery('BEGIN READ ONLY'));
    if (isRefusal(begun)) return begun;
    const found = await looker.ask(asked(statement, answerLimits.rows + 1));
    if (isRefusal(found)) return found;
    const types = await typeNames(looker, found.columns);
    return {
      kind: 'rows',
      columns: found.columns.map(({ name }, index) => ({ name, type: types[index] ?? '' })),
      rows: found.rows.slice(0, answerLimits.rows).map((row) => [...row]),
      more: found.rows.length > answerLimits.rows,
    };
  } finally {
    turns.leave(looker);
  }
}

/** The statement's own transaction is rolled back when its turner leaves. */
class Looker implements Turner {
  readonly tenant: Tenant;
  readonly #turns: Turns;
  #answered: (answer: Uint8Array) => void = () => {};

  constructor(tenant: Tenant, turns: Turns) {
    this.tenant = tenant;
    this.#turns = turns;
  }

  answer(bytes: Uint8Array): void {
    this.#answered(bytes);
  }

  ask(messages: Uint8Array): Promise<WireRows | Refusal> {
    return new Promise((resolve) => {
      this.#answered = (bytes) => resolve(readAnswer(bytes));
      this.#turns.take(this, messages);
    });
  }
}

const isRefusal = (answer: WireRows | Refusal): answer is Refusal => 'kind' in answer;

/** Parse, bind without values, describe, execute, and the end of the sequence. */
function asked(statement: string, rows: number): Uint8Array {
  const execute = joined([
    new TextEncoder().encode('E'),
    number(4 + 1 + 4),
    new Uint8Array(1),
    number(rows),
  ]);
  return joined([
    // A zero byte would end the text early.
    written('P', `\0${statement.replaceAll('\0', '')}\0\0\0`),
    written('B', '\0\0\0\0\0\0\0\0'),
    written('D', 'P\0'),
    execute,
    syncMessage,
  ]);
}

/** What PostgreSQL calls the types of `columns`. */
async function typeNames(
  looker: Looker,
  columns: readonly WireColumn[],
): Promise<readonly (string | null)[]> {
  if (columns.length === 0) return [];
  const names = columns.map(({ type, modifier }) => `format_type(${type >>> 0}::oid, ${modifier})`);
  const answer = await looker.ask(simpleQuery(`SELECT ${names.join(', ')}`));
  return isRefusal(answer) ? [] : (answer.rows[0] ?? []);
}
