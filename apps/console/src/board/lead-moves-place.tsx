import type { QueueRow } from "@holdfast/wire";
import { createContext, type ReactNode } from "react";
import { LaterBar } from "../shell/later-bar.tsx";
import { laterPart } from "../shell/later-part.ts";

/** The contact of the card that what comes later is drawn on. */
export const CardRow = createContext<QueueRow | null>(null);

const file = () => import("./lead-moves-part.tsx");
const TOOLS = laterPart(async () => (await file()).MoveTools);
const MOVES = laterPart(async () => (await file()).LeadMovesPart);
const capability = "contact.reassign";

/** Where a lead chooses a card, or moves it; the card stands without that. */
export function MoveToolsPlace({ row }: { readonly row: QueueRow }): ReactNode {
  return (
    <CardRow value={row}>
      <LaterBar part={TOOLS} capability={capability} />
    </CardRow>
  );
}

/** Where leads move contacts on the board, which stands without that: it comes after it, and for them alone. */
export function LeadMovesPlace(): ReactNode {
  return <LaterBar part={MOVES} capability={capability} />;
}
