import { useStore } from "../store/store.ts";
import { session, type Me } from "./session.ts";

/** Whoever is signed in. Only for screens that stand behind the sign-in. */
export function useMe(): Me {
  const now = useStore(session);
  if (now.kind !== "signed_in") throw new Error("this screen stands behind the sign-in");
  return now.me;
}
