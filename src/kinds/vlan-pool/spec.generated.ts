// Generated from schemas/ by `npm run generate`. Do not edit.

/**
 * What is wanted.
 */
export interface VlanPoolSpec {
  /**
   * Numbers and ranges from 1 to 4093, both ends included. They must not overlap.
   *
   * @minItems 1
   * @maxItems 256
   *
   * Items: One number, or a range 'first-last'.
   */
  ranges: (number | string)[];
}
