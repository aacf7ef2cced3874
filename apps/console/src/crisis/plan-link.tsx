import { t } from "@lingui/core/macro";
import { Link, useNavigate } from "@tanstack/react-router";
import type { MouseEvent, ReactNode } from "react";
import { focusWhenOpened } from "../contact/focus-heading.ts";
import type { ClockData } from "./crisis-documents.ts";
import { goToPlanOf } from "./wanted-plan.ts";

/** Leads to the plan of a clock: to the contact in which it was said, and into the case beside it. */
export function PlanLink({
  clock: { contactId, contactNumber, planId },
}: {
  readonly clock: Pick<ClockData, "contactId" | "contactNumber" | "planId">;
}): ReactNode {
  const navigate = useNavigate();
  const open = (event: MouseEvent): void => {
    event.preventDefault();
    goToPlanOf({ contactId, planId });
    // The link may leave with the screen that it is on: the focus goes along to the contact, and from there to the plan.
    focusWhenOpened(navigate({ to: "/contact/$id", params: { id: contactId } }));
  };
  return (
    <Link
      to="/contact/$id"
      params={{ id: contactId }}
      onClick={open}
      data-crisis-link=""
      className="inline-flex min-h-6 items-center underline"
    >
      {t`Safety plan, contact ${String(contactNumber)}`}
    </Link>
  );
}
