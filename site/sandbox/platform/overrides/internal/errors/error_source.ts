/** The source text of a failed assertion; Node reads it from disk, which has none of it here. */
export const getErrorSourceExpression = (): undefined => undefined;
export const getErrorSourcePositions = (): undefined => undefined;
