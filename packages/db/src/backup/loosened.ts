import type pg from "pg";
import { quoted } from "./table-shapes.ts";

interface Binding {
  readonly table: string;
  readonly name: string;
  readonly is: string;
}

interface Trigger {
  readonly table: string;
  readonly name: string;
  readonly fires: "O" | "A" | "R" | "D";
}

const FIRES = { A: "enable always", R: "enable replica", D: "disable" } as const;

/**
 * Lets rows come in any order and as they were, inside a transaction: while `load` runs, tables are not bound to each other and
 * no trigger of ours judges what was judged when it happened. Afterwards all of it stands as before, and every binding is proved.
 */
export async function loosened(client: pg.ClientBase, load: () => Promise<void>): Promise<void> {
  const bindings = await bindingsOf(client);
  const triggers = await triggersOf(client);
  const tables = [...new Set(triggers.map(({ table }) => table))];
  for (const { table, name } of bindings)
    await client.query(`alter table ${table} drop constraint ${quoted(name)}`);
  for (const table of tables) await client.query(`alter table ${table} disable trigger user`);
  await load();
  for (const table of tables) await client.query(`alter table ${table} enable trigger user`);
  for (const { table, name, fires } of triggers)
    if (fires !== "O") await client.query(`alter table ${table} ${FIRES[fires]} trigger ${quoted(name)}`);
  for (const { table, name, is } of bindings)
    await client.query(`alter table ${table} add constraint ${quoted(name)} ${is}`);
}

async function bindingsOf(client: pg.ClientBase): Promise<readonly Binding[]> {
  const { rows } = await client.query<Binding>(
    `select conrelid::regclass::text as table, conname as name, pg_get_constraintdef(oid) as is
     from pg_constraint where contype = 'f' and connamespace = 'public'::regnamespace order by 1, 2`,
  );
  return rows;
}

async function triggersOf(client: pg.ClientBase): Promise<readonly Trigger[]> {
  const { rows } = await client.query<Trigger>(
    `select tgrelid::regclass::text as table, tgname as name, tgenabled as fires
     from pg_trigger join pg_class on pg_class.oid = tgrelid
     where not tgisinternal and relnamespace = 'public'::regnamespace order by 1, 2`,
  );
  return rows;
}
