/** `node:console`. CommonJS, because the module is the object itself. */
module.exports = globalThis.console;
