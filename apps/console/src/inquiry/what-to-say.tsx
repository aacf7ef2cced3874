import { t } from "@lingui/core/macro";
import type { ReactNode } from "react";

/** What holds whoever asks, and the words for it: before anything else, and for as long as they ask. */
export function WhatToSay(): ReactNode {
  return (
    <section
      aria-labelledby="inquiry-say"
      className="flex flex-col gap-1 rounded-hf bg-info-tint px-3 py-2 text-info"
    >
      <h3 id="inquiry-say" className="font-semibold">{t`Neither confirm nor deny`}</h3>
      <p className="text-small">
        {t`Look nobody up. Whoever it is about, and whether or not anybody here knows them, the answer is the same. Say:`}
      </p>
      <blockquote className="border-l-2 border-current pl-3 font-medium">
        {t`“I can’t say whether anybody has been in touch with us. We say that to everybody who asks. I can write down what you need, and somebody calls you back.”`}
      </blockquote>
    </section>
  );
}
