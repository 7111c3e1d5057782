/** The limits of the embedded database, ms. */

/**
 * Longest time for one statement. PGlite cannot cancel it (`statement_timeout` has no effect), so the whole database is started anew:
 * far above what honest work takes, also on a loaded machine.
 */
export const statementMs = 3_000;

/**
 * Longest time that a connection waits while another one is in a transaction. Below the runner's `responseMs`, so that the sentence about
 * it is the one that is read.
 */
export const turnMs = 1_000;
