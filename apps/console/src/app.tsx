import { SpokenLanguage } from "@holdfast/ui";
import { RouterProvider } from "@tanstack/react-router";
import { useEffect, useRef, type ReactNode } from "react";
import { atDirectory } from "./directory/at-directory.ts";
import { linkSecret } from "./link/one-time-link.ts";
import { router } from "./router.tsx";
import { session } from "./session/session.ts";
import { DIRECTORY, LINK } from "./shell/later-screens.ts";
import { UnreachableScreen } from "./shell/unreachable-screen.tsx";
import { SignInScreen } from "./sign-in/sign-in-screen.tsx";
import { useStore } from "./store/store.ts";
import { spoken } from "./text/language.ts";

/** The console: the sign-in until somebody is known, then the screens. The address in the bar stays, so the place does too. */
export function App(): ReactNode {
  const language = useStore(spoken);
  // Every word of the screen changes with the language, so all of it is drawn anew; what was typed is kept elsewhere.
  return (
    <SpokenLanguage key={language} language={language}>
      <Screen />
    </SpokenLanguage>
  );
}

/** What is open to somebody; where that changes under them, they go to where it begins. */
function Screens({ wantsSecondFactor }: { readonly wantsSecondFactor: boolean }): ReactNode {
  const before = useRef(wantsSecondFactor);
  useEffect(() => {
    if (before.current === wantsSecondFactor) return;
    before.current = wantsSecondFactor;
    void router.invalidate();
  }, [wantsSecondFactor]);
  return <RouterProvider router={router} />;
}

function Screen(): ReactNode {
  const now = useStore(session);
  const link = useStore(linkSecret);
  const way = useStore(atDirectory);
  // Whoever follows a link has no account yet that opens, whoever else is signed in here.
  if (link !== null) return <LINK.Screen />;
  if (way !== null) return <DIRECTORY.Screen />;
  switch (now.kind) {
    case "unknown":
      return null;
    case "unreachable":
      return <UnreachableScreen />;
    case "signed_out":
      return <SignInScreen hasEnded={now.ended} />;
    case "signed_in":
      return <Screens wantsSecondFactor={now.me.wantsSecondFactor} />;
  }
}
