import { Link, useNavigate } from "@tanstack/react-router";
import type { MouseEvent, ReactNode } from "react";
import { focusWhenOpened } from "../contact/focus-heading.ts";

/** Leads to a contact from what stands on every screen: the focus goes along, whichever screen is left. */
export function ContactLink({
  id,
  children,
}: {
  readonly id: string;
  readonly children: ReactNode;
}): ReactNode {
  const navigate = useNavigate();
  const open = (event: MouseEvent): void => {
    // Another tab is the browser's to open.
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    focusWhenOpened(navigate({ to: "/contact/$id", params: { id } }));
  };
  return (
    <Link
      to="/contact/$id"
      params={{ id }}
      onClick={open}
      className="inline-flex min-h-6 items-center underline"
    >
      {children}
    </Link>
  );
}
