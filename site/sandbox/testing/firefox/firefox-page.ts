/** One page of a Firefox that is driven over WebDriver BiDi. Long, since it is one class: what a test may do with a page. */
import { writeFile } from 'node:fs/promises';
import { setTimeout as wait } from 'node:timers/promises';
import type { Bidi, Params } from './bidi.ts';
import { findElement, type Sought } from './find-element.ts';

/** Longest wait for something to come true, ms. */
const PATIENCE = 60_000;

/** What a call came to. */
type Evaluated<Result> =
  | { readonly type: 'success'; readonly result: Result }
  | { readonly type: 'exception'; readonly exceptionDetails: { readonly text: string } };

interface Tree {
  readonly context: string;
  readonly url: string;
  readonly children?: readonly Tree[] | null;
}

/** An element, as BiDi refers to it. */
interface Remote {
  readonly sharedId: string;
}

/** Names of keys, as WebDriver numbers them (https://www.w3.org/TR/webdriver2/#keyboard-actions). */
const KEYS: Readonly<Record<string, string>> = {
  Control: '\uE009',
  Shift: '\uE008',
  Enter: '\uE007',
  Escape: '\uE00C',
  Tab: '\uE004',
  ArrowDown: '\uE015',
  ArrowUp: '\uE013',
  End: '\uE010',
  Home: '\uE011',
  Backspace: '\uE003',
};

/**
 * How Firefox tells of a typeface (`NS_BINDING_ABORTED`) or a module that was still on its way when its page was left. A module that
 * is really missing shows in what the page then lacks.
 */
const ABANDONED =
  /^downloadable font: download failed .* status=2152398850 |error loading dynamically imported module/;

const EVENTS = [
  'log.entryAdded',
  'browsingContext.contextCreated',
  'browsingContext.contextDestroyed',
  'browsingContext.navigationStarted',
  'browsingContext.userPromptOpened',
  'browsingContext.downloadWillBegin',
];

type Listener = (event: string, params: Params) => void;

/** What a page and its frames share. */
interface Shared {
  readonly bidi: Bidi;
  /** The page's learner, in BiDi's words: a user context, with storage of its own. */
  readonly user: string;
  readonly faults: string[];
  readonly listeners: Listener[];
}

/** The context that an event is about. */
function contextOf({ context, source }: Params): unknown {
  return context ?? (source as { readonly context?: unknown } | undefined)?.context;
}

export class FirefoxPage {
  readonly #shared: Shared;
  /** The page or frame, in BiDi's words. */
  readonly context: string;

  private constructor(shared: Shared, context: string) {
    this.#shared = shared;
    this.context = context;
  }

  /** Opens an empty page for a learner with an empty device. */
  static async open(bidi: Bidi, size = { width: 1440, height: 900 }): Promise<FirefoxPage> {
    const { userContext: user } = await bidi.send<{ userContext: string }>(
      'browser.createUserContext',
    );
    const { context } = await bidi.send<{ context: string }>('browsingContext.create', {
      type: 'tab',
      userContext: user,
    });
    const shared: Shared = { bidi, user, faults: [], listeners: [] };
    const own = new Set<unknown>([context]);
    bidi.onEvent((event, params) => {
      if (event === 'browsingContext.contextCreated' && params.userContext === user) {
        own.add(params.context);
      }
      if (!own.has(contextOf(params))) return;
      const said = event === 'log.entryAdded' && params.level === 'error' && String(params.text);
      if (said && !ABANDONED.test(said)) shared.faults.push(said);
      for (const each of shared.listeners) each(event, params);
    });
    await bidi.send('session.subscribe', { events: EVENTS, userContexts: [user] });
    await bidi.send('browsingContext.setViewport', { context, viewport: size });
    return new FirefoxPage(shared, context);
  }

  /** Policy violations, uncaught errors and errors on the console so far. */
  get faults(): readonly string[] {
    return this.#shared.faults;
  }

  /** A frame of this page, wherever it is nested, whose address contains `address`; null when there is none. */
  async frame(address: string): Promise<FirefoxPage | null> {
    const { contexts } = await this.#shared.bidi.send<{ contexts: readonly Tree[] }>(
      'browsingContext.getTree',
      { root: this.context },
    );
    const all = (trees: readonly Tree[]): Tree[] =>
      trees.flatMap((tree) => [tree, ...all(tree.children ?? [])]);
    const found = all(contexts).find(
      ({ context, url }) => context !== this.context && url.includes(address),
    );
    return found ? new FirefoxPage(this.#shared, found.context) : null;
  }

  /** Hears the browser's events about this page. */
  onEvent(listener: Listener): void {
    this.#shared.listeners.push(listener);
  }

  async goto(url: string): Promise<void> {
    const { context } = this;
    await this.#shared.bidi.send('browsingContext.navigate', { context, url, wait: 'complete' });
  }

  async reload(): Promise<void> {
    const { context } = this;
    await this.#shared.bidi.send('browsingContext.reload', { context, wait: 'complete' });
  }

  /**
   * Calls `work` in the page; argument and result travel as JSON.
   * @throws {Error} what it threw
   */
  async evaluate<Result, Argument = undefined>(
    work: (argument: Argument) => Result | Promise<Result>,
    argument?: Argument,
  ): Promise<Result> {
    const { value } = await this.#call<{ value?: string }>(
      `async (given) => JSON.stringify(await (${work})(given && JSON.parse(given)))`,
      argument,
    );
    return (value === undefined ? undefined : JSON.parse(value)) as Result;
  }

  /** Runs a script in the page's global scope. */
  async run(script: string): Promise<void> {
    await this.#call(`(given) => { (0, eval)(JSON.parse(given)); }`, script);
  }

  /** Calls the function whose source is `work` with `argument` as JSON; what it gives, in BiDi's words. */
  async #call<Result>(work: string, argument: unknown): Promise<Result> {
    const evaluated = await this.#shared.bidi.send<Evaluated<Result>>('script.callFunction', {
      functionDeclaration: work,
      awaitPromise: true,
      target: { context: this.context },
      arguments:
        argument === undefined ? [] : [{ type: 'string', value: JSON.stringify(argument) }],
    });
    if (evaluated.type === 'exception') throw new Error(evaluated.exceptionDetails.text);
    return evaluated.result;
  }

  /**
   * Waits until `holds` is true in the page.
   * @throws {Error} a sentence that names `what`
   */
  until<Argument = undefined>(
    what: string,
    holds: (argument: Argument) => boolean | Promise<boolean>,
    argument?: Argument,
  ): Promise<void> {
    return this.#until(what, () => this.evaluate(holds, argument));
  }

  async #until(what: string, holds: () => Promise<boolean>): Promise<void> {
    const late = performance.now() + PATIENCE;
    while (!(await holds())) {
      if (performance.now() > late) {
        throw new Error(`Firefox waited ${PATIENCE} ms for this, in vain: ${what}.`);
      }
      await wait(50);
    }
  }

  /** Waits until an element that fits can be seen. */
  async see(sought: Sought): Promise<void> {
    const source = `(given) => (${findElement})(JSON.parse(given)) !== null`;
    await this.#until(
      `"${sought.text ?? ''}" (${sought.css}) can be seen`,
      async () => (await this.#call<{ value: boolean }>(source, sought)).value,
    );
  }

  /** The text of the first element that fits; empty when there is none. */
  async textOf(sought: Sought): Promise<string> {
    const source = `(given) => (${findElement})(JSON.parse(given))?.textContent ?? ''`;
    return (await this.#call<{ value: string }>(source, sought)).value;
  }

  /** Moves the pointer over the page, as a learner does. */
  async move(x: number, y: number): Promise<void> {
    await this.#perform([
      { type: 'pointer', id: 'mouse', actions: [{ type: 'pointerMove', x, y }] },
    ]);
  }

  /** Clicks with the mouse in the middle of the first element that fits, once it can be seen. */
  async click(sought: Sought): Promise<void> {
    await this.see(sought);
    const source = `(given) => (${findElement})(JSON.parse(given))`;
    const { sharedId } = await this.#call<Remote>(source, sought);
    const origin = { type: 'element', element: { sharedId } };
    await this.#perform([
      {
        type: 'pointer',
        id: 'mouse',
        actions: [
          { type: 'pointerMove', x: 0, y: 0, origin },
          { type: 'pointerDown', button: 0 },
          { type: 'pointerUp', button: 0 },
        ],
      },
    ]);
  }

  /** Presses keys together, such as `Control`, `a`. */
  async press(...names: readonly string[]): Promise<void> {
    const keys = names.map((name) => KEYS[name] ?? name);
    const down = keys.map((value) => ({ type: 'keyDown', value }));
    const up = keys.toReversed().map((value) => ({ type: 'keyUp', value }));
    await this.#perform([{ type: 'key', id: 'keyboard', actions: [...down, ...up] }]);
  }

  /** Types `text`, key by key. */
  async type(text: string): Promise<void> {
    const actions = [...text].flatMap((letter) => {
      const value = letter === '\n' ? KEYS.Enter : letter;
      return [
        { type: 'keyDown', value },
        { type: 'keyUp', value },
      ];
    });
    await this.#perform([{ type: 'key', id: 'keyboard', actions }]);
  }

  async #perform(actions: readonly Params[]): Promise<void> {
    await this.#shared.bidi.send('input.performActions', { context: this.context, actions });
  }

  /** Saves what is to be seen as a PNG. */
  async screenshot(file: string): Promise<void> {
    const { context } = this;
    const { data } = await this.#shared.bidi.send<{ data: string }>(
      'browsingContext.captureScreenshot',
      {
        context,
      },
    );
    await writeFile(file, Buffer.from(data, 'base64'));
  }

  /** Closes the page, and forgets what it stored. */
  async close(): Promise<void> {
    await this.#shared.bidi.send('browser.removeUserContext', { userContext: this.#shared.user });
  }
}
