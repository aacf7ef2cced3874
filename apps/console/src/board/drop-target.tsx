import { useState, type DragEvent, type ReactNode } from "react";
import { askToMove, dragged, type MoveTarget } from "./moving.ts";

/** Where a card can be dropped: that opens the form, filled in, and moves nothing. */
export function DropTarget({
  to,
  children,
}: {
  readonly to: MoveTarget;
  readonly children: ReactNode;
}): ReactNode {
  const [isOver, setOver] = useState(false);
  function over(event: DragEvent): void {
    if (dragged.get() === null) return;
    event.preventDefault();
    setOver(true);
  }
  return (
    <div
      data-drop={to}
      className={isOver ? "outline-2 outline-accent" : ""}
      onDragOver={over}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        const id = dragged.get();
        setOver(false);
        dragged.set(null);
        if (id !== null) askToMove(id, to);
      }}
    >
      {children}
    </div>
  );
}
