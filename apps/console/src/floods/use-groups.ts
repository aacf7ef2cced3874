import { isPressing, type ContactId } from "@holdfast/case-schema";
import type { QueueRow } from "@holdfast/wire";
import { useMemo } from "react";
import { isAlarming } from "../queue/is-alarming.ts";
import { groupsOf, type Group } from "./group.ts";
import { useFloods } from "./use-floods.ts";

/** The groups among those who are to be judged, without whoever was taken apart here. */
export function useGroups(
  unjudged: readonly QueueRow[],
  tookApart: ReadonlySet<ContactId>,
): readonly Group[] {
  const byId = useMemo(() => new Map(unjudged.map((row) => [row.id, row])), [unjudged]);
  const floods = useFloods(useMemo(() => unjudged.map(({ id }) => id), [unjudged]));
  return useMemo(() => groupsOf(floods, byId, tookApart, isAlone), [floods, byId, tookApart]);
}

const isAlone = (row: QueueRow): boolean => isAlarming(row) || (row.lane !== null && isPressing(row.lane));
