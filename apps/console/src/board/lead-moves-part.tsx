import "./lead-move-texts.ts";
import type { ReactNode } from "react";
import { useDoings } from "../keys/doings.ts";
import { moveFromHere } from "./move-from-here.ts";
import { MoveForm } from "./move-form.tsx";
import { ChosenBar } from "./move-tools.tsx";
import { MovesSection } from "./moves-section.tsx";

// What stands on cards and above them comes with it: one file, of which each part is small.
export { MoveTools } from "./move-tools.tsx";

/** What a lead has chosen, after the last card; what leads moved on this shift; and the form by which they move. */
export function LeadMovesPart(): ReactNode {
  useDoings({ "board.move": { run: moveFromHere } });
  return (
    <>
      <ChosenBar />
      <MovesSection />
      <MoveForm />
    </>
  );
}
