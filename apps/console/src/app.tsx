import { RouterProvider } from "@tanstack/react-router";
import { t } from "@lingui/core/macro";
import type { ReactNode } from "react";
import { Button } from "@holdfast/ui";
import { router } from "./router.tsx";
import { openSession, session } from "./session/session.ts";
import { SignInScreen } from "./sign-in/sign-in-screen.tsx";
import { useStore } from "./store/store.ts";

/** The console: the sign-in until somebody is known, then the screens. The address in the bar stays, so the place does too. */
export function App(): ReactNode {
  const now = useStore(session);
  switch (now.kind) {
    case "unknown":
      return null;
    case "unreachable":
      return (
        <main className="mx-auto flex max-w-md flex-col items-start gap-4 p-8">
          <h1 className="text-xl font-semibold">{t`The gateway cannot be reached`}</h1>
          <p className="text-muted">{t`Holdfast will be here as soon as the gateway answers again.`}</p>
          <Button tone="primary" onPress={() => void openSession()}>{t`Try again`}</Button>
        </main>
      );
    case "signed_out":
      return <SignInScreen hasEnded={now.ended} />;
    case "signed_in":
      return <RouterProvider router={router} />;
  }
}
