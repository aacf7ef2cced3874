import { Button, Skeleton } from "@holdfast/ui";
import type { ContactId } from "@holdfast/case-schema";
import { t } from "@lingui/core/macro";
import type { ReactNode } from "react";
import { queue, rowOf } from "../queue/queue-store.ts";
import { useStore } from "../store/store.ts";
import { ContactTitle } from "./contact-title.tsx";
import { DangerStrip } from "./danger-strip.tsx";
import { reopenContact } from "./open-contact.ts";

/** A contact whose words are on their way: what the queue knows of it stands there at once. */
export function LoadingContact({ id }: { readonly id: ContactId }): ReactNode {
  const row = rowOf(useStore(queue), id);
  return (
    <>
      {row?.danger == null ? null : <DangerStrip danger={row.danger} />}
      {row === null ? (
        <h1 id="contact-heading" tabIndex={-1} className="sr-only">
          {t`Loading the contact`}
        </h1>
      ) : (
        <header className="border-b border-line bg-surface px-5 py-3">
          <ContactTitle row={row} />
        </header>
      )}
      <div className="p-5">
        <Skeleton
          rows={5}
          rowClassName="h-20"
          whenSlow={
            <div className="flex flex-col items-start gap-3">
              <p>{t`This takes longer than usual.`}</p>
              <Button onPress={() => void reopenContact(id)}>{t`Retry`}</Button>
            </div>
          }
        />
      </div>
    </>
  );
}
