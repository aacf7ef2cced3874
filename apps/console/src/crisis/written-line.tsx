import { t } from "@lingui/core/macro";
import type { ReactNode } from "react";
import type { CourseData } from "./crisis-documents.ts";

/** What somebody wrote of a clock, or that it cannot be read any more. */
export function WrittenLine({
  written,
}: {
  readonly written: CourseData["words"][number] | undefined;
}): ReactNode {
  if (written === undefined) return null;
  return (
    <p data-words="" className="whitespace-pre-wrap">
      {written.words ?? t`What was written here is gone, or cannot be read.`}
    </p>
  );
}
