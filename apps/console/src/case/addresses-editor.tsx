import { useRef, type ReactNode } from "react";
import { useKeptFocus } from "../keys/use-kept-focus.ts";
import type { Shape } from "./field-shape.ts";
import { fieldNamed } from "./field-words.ts";
import { MaskedAddresses } from "./masked-addresses.tsx";
import { TypedAddresses } from "./typed-addresses.ts";
import { useShownAddresses } from "./use-shown-addresses.ts";
import { WordsEditor } from "./words-editor.tsx";

export interface AddressesEditorProps {
  readonly label: string;
  readonly shape: Extract<Shape, { readonly kind: "addresses" }>;
  readonly typed: unknown;
  readonly onType: (typed: TypedAddresses) => void;
  readonly caseId: string;
  readonly partId: string;
  readonly isDisabled: boolean;
}

/** Addresses of somebody of a case: those that stand there as masks, shown before they are taken away, and new ones one a line. */
export function AddressesEditor(props: AddressesEditorProps): ReactNode {
  const { label, shape, onType, caseId, partId, isDisabled } = props;
  const typed = TypedAddresses.parse(props.typed);
  const shown = useShownAddresses({ caseId, part: shape.part, id: partId, field: shape.field });
  const place = useRef<HTMLDivElement>(null);
  // The button leaves with what it took away.
  const kept = useKeptFocus(() => place.current?.querySelector<HTMLElement>("textarea")?.focus());
  const remove = (key: string): void =>
    onType({ ...typed, kept: typed.kept.filter((entry) => entry.key !== key) });
  return (
    <div ref={place} className="flex flex-col gap-1" {...kept}>
      <WordsEditor
        label={label}
        shape={{ kind: "lines" }}
        typed={typed.added}
        onType={(added) => onType({ ...typed, added })}
        isReadOnly={isDisabled}
      />
      <MaskedAddresses
        name={fieldNamed(shape.part, shape.field)}
        entries={typed.kept}
        shown={shown}
        onRemove={isDisabled ? undefined : remove}
      />
    </div>
  );
}
