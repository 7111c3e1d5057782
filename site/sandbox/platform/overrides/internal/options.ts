/** Command-line options of Node that its library asks about. */

const options: Readonly<Record<string, unknown>> = {
  '--async-context-frame': true,
  '--max-http-header-size': 16384,
};

export const getOptionValue = (name: string): unknown => options[name];
export const getEmbedderOptions = (): object => ({});
