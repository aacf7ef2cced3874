import type { ReactNode } from "react";

/** The mark of the house. Says nothing to those who listen: the name stands beside it. */
export function Mark(): ReactNode {
  return (
    <svg aria-hidden="true" viewBox="0 0 32 32" className="size-7 shrink-0">
      <rect width="32" height="32" rx="8" className="fill-accent" />
      <path
        d="M10 8v16M22 8v16M10 16h12"
        strokeWidth="3.5"
        strokeLinecap="round"
        className="fill-none stroke-on-accent"
      />
    </svg>
  );
}
