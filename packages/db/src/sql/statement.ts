import { createHash } from "node:crypto";
import pg from "pg";
import { preparedQuery, type PreparedQuery } from "./prepared-query.ts";

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
interface CallsBack<Made> {
  readonly query: (
    query: pg.Query,
    values: undefined,
    done: (error: Error | undefined, result: { readonly rows: Made[] }) => void,
  ) => void;
}

/** One statement, prepared by name on each connection that runs it. */
export type Statement<Row extends pg.QueryResultRow, Values extends readonly unknown[]> = (
  on: Queryable,
  ...values: Values
) => Promise<Row[]>;

/** A statement whose rows are made into something else one by one. */
export type EachRowStatement<Row extends pg.QueryResultRow, Values extends readonly unknown[]> = <Made>(
  on: Queryable,
  make: (row: Row) => Made,
  ...values: Values
) => Promise<Made[]>;

/**
 * Declares a statement. The row type is a promise that a test keeps. The name carries the text's hash, so that an edited
 * statement never meets its old plan.
 */
export function statement<Row extends pg.QueryResultRow, Values extends readonly unknown[] = []>(
  label: string,
  text: string,
): Statement<Row, Values> {
  const name = nameOf(label, text);
  return async (on, ...values) => run<Row>(on, { name, text, values, types });
}

/**
 * The same for many rows, of which each is made into what is wanted as soon as it is there: while the server still reads
 * the next ones, and so that none stays in memory until all have come. What `make` throws fails the statement.
 */
export function eachRowStatement<Row extends pg.QueryResultRow, Values extends readonly unknown[] = []>(
  label: string,
  text: string,
): EachRowStatement<Row, Values> {
  const name = nameOf(label, text);
  return async <Made>(on: Queryable, make: (row: Row) => Made, ...values: Values) =>
    run<Made>(on, { name, text, values, types, make });
}

/** A statement whose rows are made from their columns as the server sent them: text, in the order of the columns. */
export type FieldsStatement<Fields extends Sent, Values extends readonly unknown[]> = <Made>(
  on: Queryable,
  make: (fields: Fields) => Made,
  ...values: Values
) => Promise<Made[]>;

/** The columns of one row, as text. */
type Sent = readonly (string | null)[];

/**
 * The same for rows so many that reading every column by its type and name, into an object that is then read once, is most
 * of what they cost here. `Fields` is a promise that a test keeps.
 */
export function fieldsStatement<Fields extends Sent, Values extends readonly unknown[] = []>(
  label: string,
  text: string,
): FieldsStatement<Fields, Values> {
  const name = nameOf(label, text);
  return async <Made>(on: Queryable, make: (fields: Fields) => Made, ...values: Values) =>
    run<Made>(on, { name, text, values, types, makeOfFields: make });
}

function nameOf(label: string, text: string): string {
  const name = `${label}_${createHash("sha256").update(text).digest("hex").slice(0, 8)}`;
  if (name.length > 63) throw new Error(`statement name too long: ${name}`);
  return name;
}

async function run<Made>(on: Queryable, prepared: PreparedQuery): Promise<Made[]> {
  return new Promise((resolve, reject) => {
    (on as CallsBack<Made>).query(preparedQuery(prepared), undefined, (error, result) => {
      if (error) reject(error);
      else resolve(result.rows);
    });
  });
}
