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
  /**
   * What plumb watch does with a plan. plan: it tells of it and changes nothing, not even drift. approve: it applies a plan once somebody approves its digest, and heals drift by itself. apply: it applies every plan. Without it, plumb watch --auto-approve applies, and plumb watch tells.
   */
  mode?: "plan" | "approve" | "apply";
  drift?: DriftPolicy;
  /**
   * When plumb watch may change something, and when not. A denied time is denied even where it is allowed as well. Where only times are denied, all others are allowed. plumb apply asks nobody.
   *
   * @maxItems 64
   */
  changeWindows?: ChangeWindow[];
  /**
   * What change windows are for. everything: outside of them nothing is changed. changes: what manifests changed waits for them, and drift is healed at any time.
   */
  windowsFor?: "everything" | "changes";
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
/**
 * What plumb watch does where somebody changed on a device what was applied.
 */
export interface DriftPolicy {
  /**
   * ignore: leave it, and say nothing. warn: leave it, and tell of it. heal: tell of it, and put it back.
   */
  action?: "ignore" | "warn" | "heal";
  /**
   * So long drift must have stood still before it is healed: what goes on changing is told of, and not fought over. Up to 744h.
   */
  debounce?: string;
  /**
   * So long after drift was first seen it is only told of, so that a person can finish what they do there. Up to 744h.
   */
  grace?: string;
  /**
   * Drift that is left for a while: a controller does not heal it, and plumb drift does not count it.
   *
   * @maxItems 1024
   */
  accept?: AcceptedDrift[];
}
/**
 * One place, and how long it may differ.
 */
export interface AcceptedDrift {
  /**
   * The target, as plans name it.
   */
  target: string;
  /**
   * What may differ there: the path of an item, as plumb drift -o json names it, or a path that ends with /* for everything below it. Without it, everything on the target.
   */
  path?: string;
  /**
   * When it ends: a day, which counts to its end in UTC, or a time with its offset.
   */
  until: string;
  /**
   * Why; whoever asks for the state of the fabric reads it.
   */
  because?: string;
}
/**
 * A time that comes again and again.
 */
export interface ChangeWindow {
  /**
   * Whether something may be changed then.
   */
  type: "allow" | "deny";
  /**
   * When it begins, as five fields of cron: minute, hour, day of month, month, day of week. Where clocks skip that hour it begins right after it; where they repeat it, once.
   */
  schedule: string;
  /**
   * How long it lasts, as a clock runs that nobody sets, from 1m to 744h. It may last until the next one begins, or longer; then it does not end in between.
   */
  duration: string;
  /**
   * The time zone of the schedule: a name of the IANA database.
   */
  timeZone?: string;
}
