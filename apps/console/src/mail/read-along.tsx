import { Button } from "@holdfast/ui";
import { plural, t } from "@lingui/core/macro";
import { useId, useState, type ReactNode } from "react";
import { MaskedAddress } from "../contact/masked-address.tsx";
import type { EntryAddressees } from "./entry-people.ts";
import { addressedWords, readAlongWords } from "./read-along-words.ts";
import { SenderName } from "./sender-line.tsx";

/** Who else was openly sent a mail: how many at once, who when somebody asks. Silent where a mail names us and nobody else. */
export function ReadAlong({
  addressees,
  messageId,
}: {
  readonly addressees: EntryAddressees | null;
  readonly messageId: string;
}): ReactNode {
  if (addressees === null) return null;
  const addressed = addressedWords(addressees.us);
  const others = readAlongWords(addressees);
  return (
    <>
      {others === null ? null : <Others words={others} addressees={addressees} messageId={messageId} />}
      {addressed === null ? null : <p className="mb-1 text-small text-muted">{addressed}</p>}
    </>
  );
}

function Others({
  words,
  addressees: { others, count },
  messageId,
}: {
  readonly words: string;
  readonly addressees: EntryAddressees;
  readonly messageId: string;
}): ReactNode {
  const [isShown, show] = useState(false);
  const id = useId();
  const more = count - others.length;
  return (
    <div className="mb-1 text-small">
      <p className="flex flex-wrap items-center gap-x-1.5 font-semibold text-concern">
        <span aria-hidden="true">▲</span>
        <span>{words}</span>
        <Button
          tone="quiet"
          size="inline"
          aria-expanded={isShown}
          {...(isShown ? { "aria-controls": id } : {})}
          onPress={() => show(!isShown)}
        >
          {isShown ? t`Hide who` : t`Show who`}
        </Button>
      </p>
      {isShown ? (
        <div id={id}>
          <ul className="list-disc pl-4.5">
            {others.map(({ name, maskedAddress }, nth) => (
              // Two of them can look alike; none comes or goes.
              <li key={nth} className="wrap-anywhere">
                {name === null ? null : <SenderName name={name} />}{" "}
                {maskedAddress === null ? null : (
                  <MaskedAddress masked={maskedAddress} place={{ of: "addressee", messageId, nth }} />
                )}
              </li>
            ))}
            {more > 0 ? <li>{t`${plural(more, { one: "and # more", other: "and # more" })}`}</li> : null}
          </ul>
          <p className="mt-1">
            {t`Somebody who must not know of this may be among them. Your answer goes only to the address that this contact began with.`}
          </p>
        </div>
      ) : null}
    </div>
  );
}
