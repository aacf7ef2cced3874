import { graphql, type ResultOf } from "../graphql.ts";

export const OnDutyDocument = graphql(`
  query OnDuty {
    onDuty {
      duty
      people {
        id
        name
      }
    }
    rota {
      from
      until
      shifts {
        duty
        who {
          id
          name
        }
        from
        until
      }
      gaps {
        duty
        from
        until
      }
    }
  }
`);

export type Told = ResultOf<typeof OnDutyDocument>;
export type RotaShift = Told["rota"]["shifts"][number];
export type RotaGap = Told["rota"]["gaps"][number];
export type Duty = RotaGap["duty"];

export const RotaVersionsDocument = graphql(`
  query RotaVersions {
    rotaVersions {
      version
      by {
        name
      }
      at
      from
      until
      shifts
      backTo
    }
  }
`);

export type RotaVersion = ResultOf<typeof RotaVersionsDocument>["rotaVersions"][number];

export const PreviewRotaDocument = graphql(`
  query PreviewRota($file: RotaFileInput!) {
    done: previewRota(file: $file) {
      __typename
      ... on RotaPreview {
        version
        from
        until
        shifts
        same
        replaced
        gapCount
        gaps {
          duty
          from
          until
        }
      }
      ... on RotaImportRefused {
        problems {
          code
          line
          column
        }
      }
    }
  }
`);

export const ImportRotaDocument = graphql(`
  mutation ImportRota($file: RotaFileInput!, $version: Int!) {
    done: importRota(file: $file, version: $version) {
      __typename
      ... on RotaImportRefused {
        problems {
          code
          line
          column
        }
      }
    }
  }
`);

export const GoBackInRotaDocument = graphql(`
  mutation GoBackInRota($version: Int!) {
    done: goBackInRota(version: $version) {
      __typename
    }
  }
`);
