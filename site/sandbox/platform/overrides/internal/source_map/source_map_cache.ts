/** Positions are mapped by the linker, not by Node. */
export const getSourceMapsSupport = (): object => ({ enabled: false });
export const findSourceMap = (): undefined => undefined;
