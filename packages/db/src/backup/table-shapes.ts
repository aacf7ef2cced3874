import type pg from "pg";
import type { BackupHead, BackupTable } from "./backup-head.ts";
import { NOT_CARRIED } from "./not-carried.ts";

/** A table's columns as they are read for a backup. */
export interface TableShape extends BackupTable {
  /** What is selected for each of the columns, in their order. */
  readonly selected: readonly string[];
}

interface ColumnRow {
  readonly name: string;
  readonly column: string;
  readonly type: string;
}

/** The column in which a row that owns what is sealed keeps its key. */
const OWNER_KEY = "owner_key";

/** Every table that is carried, with what is read of it. */
export async function tableShapes(client: pg.ClientBase): Promise<readonly TableShape[]> {
  const { rows } = await client.query<ColumnRow>(
    `select class.relname as name, attribute.attname as column, attribute.atttypid::regtype::text as type
     from pg_class class join pg_attribute attribute on attribute.attrelid = class.oid
     where class.relnamespace = 'public'::regnamespace and class.relkind = 'r' and attribute.attnum > 0
       and not attribute.attisdropped and attribute.attgenerated = ''
     order by class.relname, attribute.attnum`,
  );
  const carried = rows.filter(({ name }) => !Object.hasOwn(NOT_CARRIED, name));
  return [...Map.groupBy(carried, ({ name }) => name)].map(([name, all]) => {
    const columns = all.filter(({ column }) => column !== OWNER_KEY);
    // The audit is sealed with its transactions, and begins an era of its own where they would be taken for others (AU3).
    const select = name.startsWith("audit_") ? asItIs : selectedOf;
    return {
      name,
      columns: columns.map(({ column }) => column),
      ownsKeys: columns.length < all.length,
      selected: columns.map(select),
    };
  });
}

const asItIs = ({ column }: ColumnRow): string => quoted(column);

/** A transaction of that database may not be taken for one of the next, which counts its own from the beginning. */
function selectedOf({ column, type }: ColumnRow): string {
  return type === "xid8" ? `case when ${quoted(column)} is not null then '0'::xid8 end` : quoted(column);
}

/** How far the numbers have been given out, at least. */
export async function sequencesOf(client: pg.ClientBase): Promise<BackupHead["sequences"]> {
  const { rows } = await client.query<{ name: string; last: string; isUsed: boolean }>(
    `select sequencename as name, coalesce(last_value, start_value)::text as last, last_value is not null as "isUsed"
     from pg_sequences where schemaname = 'public' order by sequencename`,
  );
  return rows;
}

/** A name of the schema, inside a statement. */
export function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
