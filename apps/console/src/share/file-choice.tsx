import { Button } from "@holdfast/ui";
import { useRef, type ReactNode } from "react";

const TAKEN = ".pdf,.jpg,.jpeg,.png,.heic,.heif,application/pdf,image/jpeg,image/png,image/heic";

export interface FileChoiceProps {
  readonly label: string;
  readonly describedBy?: string;
  readonly onChoose: (file: File) => void;
}

/** A button that asks for one file of the kinds that the scan of a paper can be. */
export function FileChoice({ label, describedBy, onChoose }: FileChoiceProps): ReactNode {
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <Button
        size="small"
        {...(describedBy === undefined ? {} : { "aria-describedby": describedBy })}
        onPress={() => input.current?.click()}
      >
        {label}
      </Button>
      <input
        ref={input}
        type="file"
        hidden
        accept={TAKEN}
        onChange={({ currentTarget }) => {
          const [file] = currentTarget.files ?? [];
          // Chosen again, the same file is chosen once more.
          currentTarget.value = "";
          if (file !== undefined) onChoose(file);
        }}
      />
    </>
  );
}
