import type { QueueRow } from "@holdfast/wire";
import { t } from "@lingui/core/macro";
import type { ReactNode } from "react";
import { useMe } from "../session/use-me.ts";
import { useStore } from "../store/store.ts";
import { askers, asks } from "./asks.ts";

/** Who asks for a contact of mine, in its row. */
export function AskedMark({ row }: { readonly row: QueueRow }): ReactNode {
  const me = useMe().id;
  const [first] = askers(useStore(asks), row, me);
  if (first === undefined) return null;
  const { name } = first.by;
  return <span className="truncate font-medium text-info">{t`${name} asks for this`}</span>;
}
