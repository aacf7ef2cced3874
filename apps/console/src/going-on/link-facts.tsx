import { t } from "@lingui/core/macro";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import type { ContactData } from "../contact/contact-documents.ts";
import { reachWords } from "../text/domain-words.ts";

type Linked = ContactData["links"][number];

/** The contacts that belong with this one, each with what it is, and whether it is closed. */
export function LinkFacts({ links }: { readonly links: readonly Linked[] }): ReactNode {
  return links.map((link) => (
    <div key={link.id} className="flex items-center gap-1">
      <dt className="sr-only">{t`Linked`}</dt>
      <dd>
        <Link
          to="/contact/$id"
          params={{ id: link.id }}
          className="inline-flex min-h-6 items-center text-accent underline"
        >
          {linkWords(link)}
        </Link>
      </dd>
    </div>
  ));
}

function wayWords(medium: Linked["medium"]): string {
  switch (medium) {
    case "voice":
      return reachWords("call");
    case "form":
      return t`form`;
    case "text":
    case "email":
      return reachWords(medium);
  }
}

/** "Continued as contact 12 by text", "Continued from contact 7 by form, closed". */
export function linkWords({ direction, number, medium, status }: Linked): string {
  const name = String(number);
  const way = wayWords(medium);
  const words =
    direction === "to"
      ? t`Continued as contact ${name} by ${way}`
      : t`Continued from contact ${name} by ${way}`;
  return status === "closed" ? t`${words}, closed` : words;
}
