import { createHash } from "node:crypto";
import pg from "pg";
import { preparedQuery } from "./prepared-query.ts";

type Oid = Parameters<typeof pg.types.getTypeParser>[0];

/**
 * `bigint` columns become numbers, for our own statements only: Prisma and the job runner bring their own parsers. Every
 * bigint that leaves here is an instant or a count; transaction ids and sequences leave as text.
 */
const types: pg.CustomTypesConfig = {
  getTypeParser: (oid: Oid) => (oid === pg.types.builtins.INT8 ? Number : pg.types.getTypeParser(oid)),
};

/** A pool or one of its clients. */
export type Queryable = Pick<pg.ClientBase, "query"> | pg.Pool;

/** How both take a query that is made already. */
interface CallsBack<Row extends pg.QueryResultRow> {
  readonly query: (
    query: pg.Query,
    values: undefined,
    done: (error: Error | undefined, result: pg.QueryResult<Row>) => void,
  ) => void;
}

/** One statement, prepared by name on each connection that runs it. */
export type Statement<Row extends pg.QueryResultRow, Values extends readonly unknown[]> = (
  on: Queryable,
  ...values: Values
) => Promise<Row[]>;

/**
 * Declares a statement. The row type is a promise that a test keeps. The name carries the text's hash, so that an edited
 * statement never meets its old plan.
 */
export function statement<Row extends pg.QueryResultRow, Values extends readonly unknown[] = []>(
  label: string,
  text: string,
): Statement<Row, Values> {
  const name = `${label}_${createHash("sha256").update(text).digest("hex").slice(0, 8)}`;
  if (name.length > 63) throw new Error(`statement name too long: ${name}`);
  return async (on, ...values) =>
    new Promise((resolve, reject) => {
      const query = preparedQuery({ name, text, values, types });
      (on as CallsBack<Row>).query(query, undefined, (error, result) => {
        if (error) reject(error);
        else resolve(result.rows);
      });
    });
}
