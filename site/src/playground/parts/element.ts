/** Attributes, listeners and children of one element; `null`, `undefined` and `false` leave an attribute out. */
export interface ElementSpec {
  readonly [attribute: string]: string | number | boolean | null | undefined | Listeners;
  readonly on?: Listeners;
}

/** Listeners by the name of their event. */
export type Listeners = {
  readonly [T in keyof HTMLElementEventMap]?: (event: HTMLElementEventMap[T]) => void;
};

/** What can stand in an element; nothing stands for null, undefined and false. */
export type Child = Node | string | null | undefined | false;

/** Builds an element without markup strings, so that no text of the learner's app can ever become HTML. */
export function element<N extends keyof HTMLElementTagNameMap>(
  name: N,
  spec: ElementSpec = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[N] {
  const made = document.createElement(name);
  for (const [attribute, value] of Object.entries(spec)) {
    if (typeof value === 'object' || value === undefined || value === false) continue;
    made.setAttribute(attribute, value === true ? '' : String(value));
  }
  for (const [type, listener] of Object.entries(spec.on ?? {})) {
    made.addEventListener(type, listener as EventListener);
  }
  made.append(
    ...children.filter((child) => child !== null && child !== undefined && child !== false),
  );
  return made;
}
