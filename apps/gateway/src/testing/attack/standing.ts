import type { SownHouse } from "./sown-house.ts";

/**
 * What asking leaves: who looked at what and was refused what, that a lead watches, which is told, and what a session or a limit counts.
 * And what the house writes by itself meanwhile: its leases, who was seen at a console, which processes hold a key, how far its log is
 * read, and how much time really passed.
 */
const LEFT_BY_ASKING =
  /^(?:audit|watch$|case_read|safety_plan_read|content_read|kept_on_hold_read|release_scan_look|session|rate_limit|lease|staff_seen|key_holder|event_|house_time|house_machine)/;

/** Each table with what is in it, as one number. */
export async function standingOf({ desk }: Pick<SownHouse, "desk">): Promise<ReadonlyMap<string, string>> {
  const tables = await desk.house.store.prisma.$queryRaw<
    readonly { readonly name: string; readonly sum: string }[]
  >`select table_name::text as name,
      (xpath('/row/sum/text()', query_to_xml(
        format('select coalesce(sum(hashtextextended(t::text, 0)), 0) as sum from public.%I t%s', table_name,
          case table_name when 'event' then ' where t.payload ->> ''about'' is distinct from ''watch''' end),
        false, true, '')))[1]::text as sum
    from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE' order by 1`;
  return new Map(tables.filter(({ name }) => !LEFT_BY_ASKING.test(name)).map(({ name, sum }) => [name, sum]));
}
