import { QueueRow, type StaffName } from "./queue-row.ts";

/** Whether two rows say the same. Versions alone do not tell: after a restore one version can be told twice. */
export function sameRow(one: QueueRow, other: QueueRow): boolean {
  return QueueRow.keyof().options.every((key) =>
    key === "holder" || key === "offeredTo" || key === "setAsideBy"
      ? sameName(one[key], other[key])
      : one[key] === other[key],
  );
}

function sameName(one: StaffName | null, other: StaffName | null): boolean {
  return one === other || (one !== null && other !== null && one.id === other.id && one.name === other.name);
}
