import { useId, type ReactNode } from "react";

/** A part of the board, with a heading that carries its count: reached by F6, and by its heading. */
export function BoardSection({
  heading,
  children,
}: {
  readonly heading: string;
  readonly children: ReactNode;
}): ReactNode {
  const id = useId();
  return (
    <section
      aria-labelledby={id}
      tabIndex={-1}
      data-pane="board"
      className="flex scroll-mt-2 flex-col gap-2 rounded-lg"
    >
      <h2 id={id} className="text-base font-semibold tabular-nums">
        {heading}
      </h2>
      {children}
    </section>
  );
}

/** Cards side by side where there is room for more than one. */
export const BOARD_GRID = "grid grid-cols-[repeat(auto-fill,minmax(min(100%,17rem),1fr))] items-start gap-3";
