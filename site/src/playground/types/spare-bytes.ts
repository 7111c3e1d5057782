/** What is asked of the browser; in a test, a plain object. */
export interface DeviceHints {
  /** The Network Information API, which only some browsers have. */
  readonly connection?: { readonly saveData?: boolean } | undefined;
  /** Whether the main pointer is a finger. */
  readonly isCoarse: boolean;
}

/** Whether a megabyte should come only when it is asked for: on a phone, and where the reader saves data. */
export function shouldSpareBytes({ connection, isCoarse }: DeviceHints): boolean {
  return connection?.saveData === true || isCoarse;
}

/** What this browser says of the device. */
export function deviceHints(): DeviceHints {
  const { connection } = navigator as Navigator & Pick<DeviceHints, 'connection'>;
  return { connection, isCoarse: matchMedia('(pointer: coarse)').matches };
}
