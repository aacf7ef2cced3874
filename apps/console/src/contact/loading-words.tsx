import type { ContactId } from "@holdfast/case-schema";
import { Button, Skeleton } from "@holdfast/ui";
import { t } from "@lingui/core/macro";
import type { ReactNode } from "react";
import { reopenContact } from "./open-contact.ts";

/** Where the words of a contact will stand, while they are on their way. */
export function LoadingWords({ id }: { readonly id: ContactId }): ReactNode {
  return (
    <div className="min-h-0 flex-1 overflow-hidden p-5">
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
  );
}
