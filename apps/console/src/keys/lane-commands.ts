import type { Lane } from "@holdfast/case-schema";
import type { CommandId } from "./command-table.ts";

/** The command that puts a contact into each lane, the most pressing first. */
export const LANE_COMMANDS: readonly { readonly id: CommandId; readonly lane: Lane }[] = [
  { id: "contact.lane-life-threat", lane: "life_threat" },
  { id: "contact.lane-crisis", lane: "crisis" },
  { id: "contact.lane-in-situation", lane: "in_situation" },
  { id: "contact.lane-minor-mentioned", lane: "minor_mentioned" },
  { id: "contact.lane-other-helper", lane: "other_helper" },
  { id: "contact.lane-tip", lane: "tip" },
  { id: "contact.lane-information", lane: "information" },
];
