import type { ContactId } from "@holdfast/case-schema";
import type { QueueRow } from "@holdfast/wire";
import type { Flood } from "./flood-documents.ts";

/** A contact of a group, as it stands now, and why it is of it. */
export interface Member extends Omit<Flood["members"][number], "row"> {
  readonly row: QueueRow;
}

/** What is left of a flood to be judged. */
export interface Group {
  readonly members: readonly Member[];
  /** Who tells the same and is judged alone. */
  readonly apart: readonly QueueRow[];
  readonly source: string | null;
  readonly place: string | null;
}

/** Fewer than two are read one by one. */
const GROUP_FROM = 2;

/**
 * Floods as they stand now: of each only who is to be judged still, and nobody whom somebody here took apart to judge them one by one.
 * Whoever came to be in danger since they were found is in no group.
 */
export function groupsOf(
  floods: readonly Flood[],
  unjudged: ReadonlyMap<ContactId, QueueRow>,
  tookApart: ReadonlySet<ContactId>,
  isAlone: (row: QueueRow) => boolean,
): readonly Group[] {
  const rowsOf = ({ row }: { readonly row: { readonly id: string } }): readonly QueueRow[] => {
    const id = row.id as ContactId;
    const known = unjudged.get(id);
    return known === undefined || tookApart.has(id) ? [] : [known];
  };
  return floods.flatMap(({ members, apart, source, place }) => {
    const left = members.flatMap((each) =>
      rowsOf(each).flatMap((row) => (isAlone(row) ? [] : [{ ...each, row }])),
    );
    return left.length < GROUP_FROM ? [] : [{ members: left, apart: apart.flatMap(rowsOf), source, place }];
  });
}
