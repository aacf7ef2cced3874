import { RouterProvider } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { router } from "./router.tsx";
import { session } from "./session/session.ts";
import { UnreachableScreen } from "./shell/unreachable-screen.tsx";
import { SignInScreen } from "./sign-in/sign-in-screen.tsx";
import { useStore } from "./store/store.ts";

/** The console: the sign-in until somebody is known, then the screens. The address in the bar stays, so the place does too. */
export function App(): ReactNode {
  const now = useStore(session);
  switch (now.kind) {
    case "unknown":
      return null;
    case "unreachable":
      return <UnreachableScreen />;
    case "signed_out":
      return <SignInScreen hasEnded={now.ended} />;
    case "signed_in":
      return <RouterProvider router={router} />;
  }
}
