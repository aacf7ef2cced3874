import type { SownHouse } from "./sown-house.ts";

/**
 * What asking leaves: who looked at what and was refused what, and what a session or a limit counts. And what the house writes by
 * itself meanwhile: its leases, who was seen at a console, and how far its log is read.
 */
const LEFT_BY_ASKING =
  /^(?:audit|case_read|content_read|kept_on_hold_read|session|rate_limit|lease|staff_seen|event_)/;

/** Each table with what is in it, as one number. */
export async function standingOf({ desk }: Pick<SownHouse, "desk">): Promise<ReadonlyMap<string, string>> {
  const { prisma } = desk.house.store;
  const tables = await prisma.$queryRaw<readonly { readonly name: string }[]>`
    select table_name::text as name from information_schema.tables
    where table_schema = 'public' and table_type = 'BASE TABLE' order by 1`;
  const standing = new Map<string, string>();
  for (const { name } of tables) {
    if (LEFT_BY_ASKING.test(name)) continue;
    const [row] = await prisma.$queryRawUnsafe<readonly { readonly sum: string }[]>(
      `select coalesce(sum(hashtextextended(t::text, 0)), 0)::text as sum from "${name}" t`,
    );
    standing.set(name, row?.sum ?? "");
  }
  return standing;
}
