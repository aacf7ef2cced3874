import { graphql } from "../graphql.ts";

export const OwnCareDocument = graphql(`
  query OwnCare {
    ownCare {
      afterUntil
      breakUntil
      offer {
        because
        lengthMs
      }
    }
  }
`);

export const EndAfterContactDocument = graphql(`
  mutation EndAfterContact {
    endAfterContact {
      afterUntil
      breakUntil
      offer {
        because
        lengthMs
      }
    }
  }
`);

export const ExtendAfterContactDocument = graphql(`
  mutation ExtendAfterContact {
    extendAfterContact {
      afterUntil
      breakUntil
      offer {
        because
        lengthMs
      }
    }
  }
`);

export const TakeOfferedBreakDocument = graphql(`
  mutation TakeOfferedBreak {
    takeOfferedBreak {
      afterUntil
      breakUntil
      offer {
        because
        lengthMs
      }
    }
  }
`);

export const DeclineBreakDocument = graphql(`
  mutation DeclineBreak {
    declineBreak {
      afterUntil
      breakUntil
      offer {
        because
        lengthMs
      }
    }
  }
`);
