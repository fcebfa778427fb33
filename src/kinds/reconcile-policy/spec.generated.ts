// Generated from schemas/ by `npm run generate`. Do not edit.

/**
 * What is wanted.
 */
export interface ReconcilePolicySpec {
  /**
   * What Plumbline may change on targets that do not say it themselves. shared: only what it made. ranges: everything within pools. exclusive: everything.
   */
  ownership?: "shared" | "ranges" | "exclusive";
  deletionBudget?: DeletionBudget;
  /**
   * given: changes that interrupt traffic for a moment are planned like others. required: they are held back until a person consents.
   */
  disruptionConsent?: "given" | "required";
  /**
   * The VNIs to allocate from; ranges or single numbers, both ends included.
   *
   * @minItems 1
   * @maxItems 256
   *
   * Items: One number, or a range 'first-last'.
   */
  vniRanges?: (number | string)[];
  /**
   * The autonomous system number of the region, plain or dotted, for the route targets that border gateways exchange with other sites.
   */
  regionAsn?: string | number;
}
/**
 * A plan that removes more than this is held back until a person allows it. The stricter of the two counts.
 */
export interface DeletionBudget {
  /**
   * The largest number of removals in one plan.
   */
  items?: number;
  /**
   * The largest share, in percent, of everything Plumbline made that one plan may remove.
   */
  percent?: number;
}
