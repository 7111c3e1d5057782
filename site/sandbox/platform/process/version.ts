/** The Node version whose library is bundled; `build/native-sources.ts` refuses to build from another. */
export const NODE_VERSION = '24.21.0';
