/** What goes out of the page: a step, or a playground. */
export interface Forkable {
  /** '01.3', or `playground`. */
  readonly id: string;
  readonly title: string;
  /** The file that starts the app. */
  readonly entry: string;
  /** It needs PostgreSQL. */
  readonly database?: boolean;
  /** The types of the whole project are one of its checks. */
  readonly typed?: boolean;
  /** Null where there is nothing to check. */
  readonly check: { readonly path: string; readonly source: string } | null;
}

/** The name of the package, of the zip and of its folder. */
export const forkName = ({ id }: Pick<Forkable, 'id'>): string =>
  `groundwork-${id.replace('.', '-')}`;
