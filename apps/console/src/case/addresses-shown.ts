import "./case-texts.ts";
import { t } from "@lingui/core/macro";
import { announce } from "../announce/announce.ts";
import { hideInTime } from "../contact/hide-in-time.ts";

/** What the gateway answered. Personal data: `addresses`, by the key of each. */
export type AddressesAsked =
  | { readonly kind: "shown"; readonly addresses: ReadonlyMap<string, string> }
  | { readonly kind: "refused"; readonly words: string };

/** What came of asking for them. Personal data: `addresses`, by the key of each, to be kept while they are shown and nowhere else. */
export type AddressesShown =
  | {
      readonly kind: "shown";
      readonly addresses: ReadonlyMap<string, string>;
      /** Hides them in a minute, and as soon as the page is hidden. Returns how to stop that. */
      readonly hideInTime: (hide: () => void) => () => void;
    }
  | { readonly kind: "refused"; readonly words: string };

/** Why none was shown: what is not there, and what is shown to others, is told alike. */
export const notShownWords = {
  tooOften: (): string => t`That was too often. In a minute it can be shown again.`,
  none: (): string => t`There is no address here any more that you are shown.`,
};

/** What came of asking, said to whoever listens: never the addresses themselves, since what is announced stays to be read again. */
export function saidOf(asked: AddressesAsked): AddressesShown {
  if (asked.kind === "refused") {
    say("assertive", asked.words);
    return asked;
  }
  say("polite", t`The addresses are shown for a minute, before the button.`);
  return {
    ...asked,
    hideInTime: (hide) =>
      hideInTime(() => {
        hide();
        say("polite", t`The addresses are hidden again.`);
      }),
  };
}

function say(urgency: "polite" | "assertive", words: string): void {
  announce({ kind: "address", urgency, words: () => words });
}
