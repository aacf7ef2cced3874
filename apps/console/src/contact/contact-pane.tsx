import "./contact-texts.ts";
import { ContactId } from "@holdfast/case-schema";
import { Button } from "@holdfast/ui";
import { QueueRow } from "@holdfast/wire";
import { Link, useNavigate, useParams } from "@tanstack/react-router";
import { t } from "@lingui/core/macro";
import type { ReactNode } from "react";
import { queue, rowOf } from "../queue/queue-store.ts";
import { useStore } from "../store/store.ts";
import { useKeptFocus } from "../keys/use-kept-focus.ts";
import { focusHeading, focusQueue } from "./focus-heading.ts";
import { LoadingWords } from "./loading-words.tsx";
import { openContact, reopenContact } from "./open-contact.ts";
import { wentOnWords } from "./went-on-words.ts";
import { Workspace } from "./workspace.tsx";

/** The contact that the address names, in whatever state it is. The focus stays with it when the state changes. */
export function ContactPane(): ReactNode {
  useStore(openContact);
  const kept = useKeptFocus(focusHeading);
  return (
    <div className="flex min-h-0 flex-1 flex-col max-desk:min-h-fit" {...kept}>
      <ContactInState />
    </div>
  );
}

function ContactInState(): ReactNode {
  const { id } = useParams({ strict: false });
  const contactId = ContactId.safeParse(id).data ?? null;
  const state = useStore(openContact);
  const board = useStore(queue);
  if (contactId === null || (state.kind === "not_found" && state.id === contactId)) {
    return (
      <div className="flex flex-col items-start gap-3 p-8">
        <h1 id="contact-heading" tabIndex={-1} className="text-lg font-semibold">
          {t`This contact is not here`}
        </h1>
        <BackToQueue />
      </div>
    );
  }
  if (state.kind === "went_on" && state.id === contactId) {
    return (
      <div className="flex flex-col items-start gap-3 p-8">
        <h1 id="contact-heading" tabIndex={-1} className="text-lg font-semibold">
          {wentOnWords()}
        </h1>
        <BackToQueue />
      </div>
    );
  }
  const opened = state.kind === "ready" && state.id === contactId ? state : null;
  // What the queue knows of it stands there at once, and where to write: whoever presses a key means the next one too.
  const row = newerRow(rowOf(board, contactId), opened && QueueRow.parse(opened.contact.row));
  const hasFailed = state.kind === "failed" && state.id === contactId;
  if (row === null && hasFailed) {
    return (
      <div className="flex flex-col items-start gap-3 p-8">
        <h1 id="contact-heading" tabIndex={-1} className="text-lg font-semibold">
          {t`This contact could not be loaded`}
        </h1>
        <Button onPress={() => void reopenContact(contactId)}>{t`Retry`}</Button>
      </div>
    );
  }
  if (row === null) {
    return (
      <>
        <h1 id="contact-heading" tabIndex={-1} className="sr-only">
          {t`Loading the contact`}
        </h1>
        <LoadingWords id={contactId} />
      </>
    );
  }
  return <Workspace key={contactId} row={row} opened={opened} hasFailed={hasFailed} />;
}

/** Leads to the queue, and the focus with it: the link itself leaves. */
function BackToQueue(): ReactNode {
  const navigate = useNavigate();
  return (
    <Link
      to="/queue"
      onClick={(event) => {
        event.preventDefault();
        void navigate({ to: "/queue" }).then(focusQueue);
      }}
      className="inline-flex min-h-6 items-center text-accent underline"
    >
      {t`Back to the queue`}
    </Link>
  );
}

/** The queue often knows sooner who has a contact now. */
function newerRow(inQueue: QueueRow | null, opened: QueueRow | null): QueueRow | null {
  if (inQueue === null || opened === null) return inQueue ?? opened;
  return inQueue.version >= opened.version ? inQueue : opened;
}
