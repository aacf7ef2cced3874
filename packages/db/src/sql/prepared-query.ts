import pg from "pg";

const { prepareValue } = (
  pg as unknown as { readonly utils: { readonly prepareValue: (value: unknown) => unknown } }
).utils;

/** What the driver calls a column of a result. */
type Column = object;

/** The driver's connection, as its own queries use it; its published types leave half of it out. */
interface Connection {
  readonly submittedNamedStatements: Record<string, string>;
  readonly parse: (statement: { name: string; text: string }) => void;
  readonly describe: (statement: { type: "S"; name: string }) => void;
  readonly bind: (values: { statement: string; values: readonly unknown[] }) => void;
  readonly execute: (portal: object) => void;
  readonly sync: () => void;
}

/** The driver's query, with what it says to a connection. */
interface DriverQuery extends pg.Query {
  name: string;
  readonly _result: { _types: pg.CustomTypesConfig; parseRow: (fields: readonly unknown[]) => unknown };
  prepare: (connection: Connection) => void;
  hasBeenParsed: (connection: Connection) => boolean;
  handleRowDescription: (message: { readonly fields: readonly Column[] }) => void;
}

export interface PreparedQuery {
  readonly name: string;
  readonly text: string;
  readonly values: readonly unknown[];
  readonly types: pg.CustomTypesConfig;
  /** What each row is made into as it comes; what it throws fails the query. Left out: rows stay as they are. */
  readonly make?: ((row: never) => unknown) | undefined;
  /** The same of a row's columns as the server sent them, which the driver then does not read. */
  readonly makeOfFields?: ((fields: never) => unknown) | undefined;
}

/** The columns of each statement, as every connection was told when it prepared it. */
const told = new WeakMap<Connection, Map<string, readonly Column[]>>();

function columnsOn(connection: Connection): Map<string, readonly Column[]> {
  const known = told.get(connection) ?? new Map<string, readonly Column[]>();
  told.set(connection, known);
  return known;
}

/**
 * The driver's query, but for what is always the same: it asks which columns a statement has once on a connection, when
 * it prepares it there, and not with every run. Throws where a value has no form that could be sent, before anything is.
 */
export function preparedQuery({ name, text, values, types, make, makeOfFields }: PreparedQuery): pg.Query {
  const sent = values.map((value) => prepareValue(value));
  // Given as one object, the driver would copy that by its descriptors, which takes longer than making the query.
  const query = new pg.Query(text, sent) as DriverQuery;
  query.name = name;
  query._result._types = types;
  if (make !== undefined) {
    // Where the driver reads a row, whose errors it keeps until the server has said everything.
    const { _result: result } = query;
    const parse = result.parseRow.bind(result);
    result.parseRow = (fields) => make(parse(fields) as never);
  }
  if (makeOfFields !== undefined) query._result.parseRow = (fields) => makeOfFields(fields as never);
  query.prepare = (connection) => {
    const columns = columnsOn(connection);
    const known = columns.get(name);
    if (!query.hasBeenParsed(connection)) {
      connection.parse({ name, text });
      connection.submittedNamedStatements[name] = text;
    }
    if (known === undefined) {
      const handle = query.handleRowDescription.bind(query);
      query.handleRowDescription = (message) => {
        columns.set(name, message.fields);
        handle(message);
      };
      connection.describe({ type: "S", name });
    } else query.handleRowDescription({ fields: known });
    connection.bind({ statement: name, values: sent });
    connection.execute({});
    connection.sync();
  };
  return query;
}
