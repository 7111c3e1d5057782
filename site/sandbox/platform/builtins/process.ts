/** `node:process`. CommonJS, because the module is the object itself. */
module.exports = require('../process/process.ts').process;
