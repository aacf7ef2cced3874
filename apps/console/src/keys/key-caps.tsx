import type { ReactNode } from "react";

/** Keys as they stand on a keyboard. */
export function KeyCaps({ keys }: { readonly keys: readonly string[] }): ReactNode {
  return (
    <span className="flex flex-wrap justify-end gap-1">
      {keys.map((key) => (
        <kbd
          key={key}
          className="min-w-6 rounded border border-line bg-raised px-1.5 py-0.5 text-center font-sans text-small whitespace-nowrap"
        >
          {key}
        </kbd>
      ))}
    </span>
  );
}
