/** `process.env`: whatever is assigned becomes text, as in Node. */

export const environment: Record<string, string | undefined> = new Proxy(
  Object.create(Object.prototype) as Record<string, string | undefined>,
  {
    set(target, key, value: unknown) {
      if (typeof key === 'string') target[key] = String(value);
      return true;
    },
    defineProperty(target, key, descriptor) {
      const { value } = descriptor as { value?: unknown };
      return Reflect.defineProperty(
        target,
        key,
        'value' in descriptor ? { ...descriptor, value: String(value) } : descriptor,
      );
    },
  },
);
