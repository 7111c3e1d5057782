/** No stack frame of this runtime counts as one of Node's own modules. */
export const BuiltinModule = { exists: () => false, canBeRequiredByUsers: () => false };
