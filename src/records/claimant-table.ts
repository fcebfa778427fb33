// Thousands of items share a few claimants: in a stored record each claimant stands once, in a
// table, and items name it by its place there. Reading gives one object to all that share it.

import type { Claimant } from "../model/claim.ts";

export interface ClaimantTable {
  /** In the order in which they were first asked for. */
  readonly claimants: readonly Claimant[];
  /** The places of claimants, which join the table where they are new. */
  placesOf(claims: readonly Claimant[]): number[];
}

export function createClaimantTable(): ClaimantTable {
  const claimants: Claimant[] = [];
  const byObject = new Map<Claimant, number>();
  const byText = new Map<string, number>();

  const placeOf = (claimant: Claimant): number => {
    const known = byObject.get(claimant);
    if (known !== undefined) return known;
    const { resource, file, line, column, through } = claimant;
    const wire: Claimant = { resource, file, line, column, through };
    // Neither names nor paths hold the character between them, so no two become one text.
    const text = [resource, file, line, column, ...through].join("\u0000");
    let place = byText.get(text);
    if (place === undefined) {
      place = claimants.push(wire) - 1;
      byText.set(text, place);
    }
    byObject.set(claimant, place);
    return place;
  };

  return { claimants, placesOf: (claims) => claims.map(placeOf) };
}

/** The claimants at places of a table; a place that the table lacks is a damaged record, and undefined. */
export function claimantsAt(
  claimants: readonly Claimant[],
  places: readonly number[],
): Claimant[] | undefined {
  const found = places.flatMap((place) => claimants[place] ?? []);
  return found.length === places.length ? found : undefined;
}
