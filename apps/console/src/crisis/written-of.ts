import type { CourseData } from "./crisis-documents.ts";

type Written = CourseData["words"][number];

/** What was written of a pause, counted from 1, or of a checkpoint of a clock; `undefined`: nothing was. */
export function writtenOf(
  words: readonly Written[],
  clockId: string,
  of: Pick<Written, "pause"> | Pick<Written, "checkpoint">,
): Written | undefined {
  return words.find(
    (each) =>
      each.clockId === clockId &&
      ("pause" in of ? each.pause === of.pause : each.checkpoint === of.checkpoint),
  );
}
