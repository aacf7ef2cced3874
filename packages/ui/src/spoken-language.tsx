import type { ReactNode } from "react";
import { I18nProvider } from "react-aria-components/I18nProvider";

export interface SpokenLanguageProps {
  /** A BCP 47 tag. */
  readonly language: string;
  readonly children: ReactNode;
}

/** Has the primitives speak the language of the page in the few words that are their own, such as "Dismiss". */
export function SpokenLanguage({ language, children }: SpokenLanguageProps): ReactNode {
  return <I18nProvider locale={language}>{children}</I18nProvider>;
}
