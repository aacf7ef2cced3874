import { PlacePrecision } from "@holdfast/case-schema/case";
import { Button } from "@holdfast/ui";
import { SearchChoice } from "@holdfast/ui/search-choice";
import { t } from "@lingui/core/macro";
import type { ReactNode } from "react";
import { z } from "zod";
import { useStore } from "../store/store.ts";
import { spoken } from "../text/language.ts";
import type { EditorProps } from "./needs-editor.tsx";
import { precisionWords } from "./place-words.ts";
import { searchWords } from "./search-words.ts";
import { countryChoices } from "./tongue-words.ts";
import { ASKED, NO_PLACE, TypedPlace } from "./typed-place.ts";
import { WordsEditor } from "./words-editor.tsx";

/** A place, as exactly as it is known and no more exactly: what is asked follows from how exactly that is. */
export function PlaceEditor({ label, typed, onType, isDisabled }: EditorProps): ReactNode {
  const place = TypedPlace.nullable().catch(null).parse(typed);
  const language = useStore(spoken);
  const searched = { ...searchWords(label), isDisabled };
  return (
    <div className="flex flex-col gap-1">
      <SearchChoice
        {...searched}
        label={t`${label}: what is known`}
        choices={PlacePrecision.options.map((id) => ({ id, label: precisionWords(id) }))}
        selected={place === null ? [] : [place.precision]}
        onSelect={([precision]) =>
          onType(
            precision === undefined
              ? null
              : { ...(place ?? NO_PLACE), precision: PlacePrecision.parse(precision) },
          )
        }
      />
      {place === null ? null : (
        <div className="flex flex-col gap-1 border-l-2 border-line pl-2">
          {ASKED[place.precision].map((name) =>
            name === "country" ? (
              <SearchChoice
                key={name}
                {...searched}
                label={`${label}: ${partWords(name)}`}
                choices={countryChoices(language)}
                selected={[place.country]}
                onSelect={([country]) => onType({ ...place, country: country ?? "" })}
              />
            ) : (
              <WordsEditor
                key={name}
                label={`${label}: ${partWords(name)}`}
                shape={{ kind: "text", isLong: false }}
                typed={place[name]}
                onType={(text) => onType({ ...place, [name]: text })}
                isReadOnly={isDisabled}
              />
            ),
          )}
        </div>
      )}
    </div>
  );
}

/** Several places, one after another. */
export function PlacesEditor({ label, typed, onType, isDisabled }: EditorProps): ReactNode {
  const places = z.array(TypedPlace).catch([]).parse(typed);
  return (
    <div className="flex flex-col gap-1">
      {places.map((place, at) => (
        <PlaceEditor
          // Places have nothing but their order.
          key={at}
          label={t`${label} ${String(at + 1)}`}
          typed={place}
          onType={(next) =>
            onType(next === null ? places.toSpliced(at, 1) : places.with(at, TypedPlace.parse(next)))
          }
          isDisabled={isDisabled}
        />
      ))}
      {isDisabled ? null : (
        <p>
          <Button size="inline" onPress={() => onType([...places, NO_PLACE])}>
            {t`${label}: add a place`}
          </Button>
        </p>
      )}
    </div>
  );
}

function partWords(name: Exclude<keyof TypedPlace, "precision">): string {
  return {
    country: t`Country`,
    region: t`Region, as US-NV`,
    city: t`City`,
    name: t`Name`,
    street: t`Street and number`,
    postalCode: t`Postal code`,
    latitude: t`Latitude`,
    longitude: t`Longitude`,
  }[name];
}
