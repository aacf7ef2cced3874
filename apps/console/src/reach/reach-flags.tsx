import { Chip } from "@holdfast/ui";
import type { ReactNode } from "react";
import type { Decision } from "./reach-documents.ts";
import { flagWords } from "./way-words.ts";

const OF_THE_DEVICE = ["shared_device", "watched_device"] as const;

/** That somebody else holds or reads their device: beside how they may be reached, never behind a tab. */
export function DeviceFlags({ flags }: Pick<Decision, "flags">): ReactNode {
  return OF_THE_DEVICE.filter((flag) => flags.includes(flag)).map((flag) => (
    <Chip key={flag} tone="concern">
      {flagWords(flag)}
    </Chip>
  ));
}
