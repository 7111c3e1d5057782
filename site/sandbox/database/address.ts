/** Where the database is on the network of an execution worker: `process.env.DATABASE_URL` in the page. */
export const databasePort = 5432;
/** What `DATABASE_URL` is in the page. */
export const databaseUrl = `postgres://postgres@localhost:${databasePort}/postgres`;
