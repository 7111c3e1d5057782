/** `assert.CallTracker`, deprecated in Node and unused here. CommonJS, because the module is the class itself. */
module.exports = class CallTracker {};
