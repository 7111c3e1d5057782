/** Where the database is on the network of an execution worker: `process.env.DATABASE_URL` in the page. */
export const databasePort = 5432;
export const databaseUrl = `postgres://postgres@localhost:${databasePort}/postgres`;
