import { Button } from "@holdfast/ui";
import { t } from "@lingui/core/macro";
import { PhoneOff, Phone as PhoneIcon } from "lucide-react";
import type { ReactNode } from "react";
import { phoneOf, type PhoneHere } from "./phone-here.ts";
import { phoneWords } from "./phone-words.ts";
import { fetchPhoneAgain, phoneOfTab, takePhoneHere } from "./run-phone.ts";

/** How the telephone stands while nobody is on it. */
export function PhoneLine({ here }: { readonly here: PhoneHere }): ReactNode {
  const { words, isWell } = phoneWords(here);
  const Icon = isWell ? PhoneIcon : PhoneOff;
  return (
    <>
      <Icon aria-hidden="true" className={isWell ? "size-4 text-muted" : "size-4 text-concern"} />
      <span className={isWell ? "text-muted" : "font-medium text-concern"} data-phone={here.kind}>
        {words}
      </span>
      {phoneOf(here)?.microphone === "unasked" ? (
        <Button size="small" onPress={() => void phoneOfTab()?.proveMicrophone()}>
          {t`Try the microphone`}
        </Button>
      ) : null}
      {here.kind === "elsewhere" ? <Button size="small" onPress={takePhoneHere}>{t`Use here`}</Button> : null}
      {here.kind === "missed" ? <Button size="small" onPress={fetchPhoneAgain}>{t`Retry`}</Button> : null}
    </>
  );
}
