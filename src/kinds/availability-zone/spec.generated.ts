// Generated from schemas/ by `npm run generate`. Do not edit.

/**
 * What is wanted.
 */
export interface AvailabilityZoneSpec {
  /**
   * The zone's digit in route targets and infrastructure VNIs. Unique.
   */
  number: number;
  /**
   * The zone's letter in names. Unique.
   */
  suffix?: string;
}
