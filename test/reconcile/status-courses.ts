// Courses that things take for a controller, and the conditions in which they leave its status.

import type { StatusEvent } from "../../src/reconcile/status-event.ts";
import * as stage from "./status-stage.ts";

const { read, settled, planned, applying, applied, broken, refused, failing, drifted } = stage;
const { looked, suspended, resumed, locked, leading, holding, unknown } = stage;

// Ready, Reconciling, Stalled, SourceVerified, Drifted: + true, - false, ? unknown.
const calm = "-NothingToDo -NothingInTheWay ?NotAsked";
export const courses: [name: string, events: StatusEvent[], expected: string][] = [
  [
    "nothing was looked at",
    [],
    "?NotLookedYet +NotLookedYet ?NotLookedYet ?NotLookedYet ?NotLookedYet",
  ],
  [
    "the source was read, and no more",
    [leading(1), read("a")],
    "?NotLookedYet +NotLookedYet ?NotLookedYet ?NotAsked ?NotLookedYet",
  ],
  ["all is as the manifests say", [read("a"), settled("a")], `+InSync ${calm} -NoDrift`],
  [
    "so it is, and they are signed",
    [read("a", "ada"), settled("a")],
    "+InSync -NothingToDo -NothingInTheWay +Signed -NoDrift",
  ],
  [
    "a plan is being applied",
    [read("a"), applying("a")],
    "-Applying +Applying -NothingInTheWay ?NotAsked -NoDrift",
  ],
  [
    "a plan was applied, and nobody has looked since",
    [read("a"), applying("a"), applied("a")],
    "-Applied +Applied -NothingInTheWay ?NotAsked -NoDrift",
  ],
  [
    "a plan was applied, and all is so",
    [read("a"), applying("a"), applied("a"), settled("a")],
    `+InSync ${calm} -NoDrift`,
  ],
  [
    "a plan waits for consent",
    [read("a"), planned("a", "approval")],
    "-AwaitingApproval -AwaitingApproval -NothingInTheWay ?NotAsked -NoDrift",
  ],
  [
    "a plan is told and never applied",
    [read("a"), planned("a", "nothing")],
    "-PlanOnly -PlanOnly -NothingInTheWay ?NotAsked -NoDrift",
  ],
  [
    "a plan waits for its window",
    [read("a"), planned("a")],
    "-WaitingForTime +WaitingForTime -NothingInTheWay ?NotAsked -NoDrift",
  ],
  [
    "a plan waits because somebody suspended it",
    [suspended, read("a"), planned("a")],
    "-Suspended -Suspended -NothingInTheWay ?NotAsked -NoDrift",
  ],
  [
    "it is suspended, and there is nothing to do",
    [suspended, read("a"), settled("a")],
    "+InSync -Suspended -NothingInTheWay ?NotAsked -NoDrift",
  ],
  ["it was resumed", [suspended, settled("a"), resumed], `+InSync ${calm} -NoDrift`],
  [
    "the manifests are broken, and nothing is known to keep",
    [read("b"), broken("b")],
    "-ManifestsBroken -NothingToDo +ManifestsBroken ?NotAsked ?NotLookedYet",
  ],
  [
    "the newest manifests are broken, and those before are kept in force",
    [read("a"), settled("a"), read("b"), broken("b", "a"), settled("a")],
    "-ManifestsBroken -NothingToDo +ManifestsBroken ?NotAsked -NoDrift",
  ],
  [
    "they are still broken the next time, and nobody says so again",
    [read("a"), settled("a"), read("b"), broken("b", "a"), settled("a"), read("b"), settled("a")],
    "-ManifestsBroken -NothingToDo +ManifestsBroken ?NotAsked -NoDrift",
  ],
  [
    "they are healed to while they are broken",
    [broken("b", "a"), applying("a"), applied("a")],
    "-ManifestsBroken +Applied +ManifestsBroken ?NotAsked -NoDrift",
  ],
  [
    "somebody took the broken commit back",
    [read("a"), settled("a"), read("b"), broken("b", "a"), read("a"), settled("a")],
    `+InSync ${calm} -NoDrift`,
  ],
  [
    "they were mended",
    [read("b"), broken("b", "a"), read("c"), settled("c")],
    `+InSync ${calm} -NoDrift`,
  ],
  [
    "planning found errors that are gone without a new revision",
    [read("b"), broken("b"), read("b"), settled("b")],
    `+InSync ${calm} -NoDrift`,
  ],
  [
    "the newest commit is not signed",
    [read("a"), settled("a"), refused("b", "not-signed", "a"), settled("a")],
    "-SourceRefused -NothingToDo +SourceRefused -NotSigned -NoDrift",
  ],
  [
    "the branch was rewound",
    [refused("b", "rewound", "a"), settled("a")],
    "-SourceRefused -NothingToDo +SourceRefused -Rewound -NoDrift",
  ],
  [
    "the branch is gone, and its last revision is what is kept",
    [read("a"), settled("a"), refused("a", "gone", "a"), settled("a")],
    "-SourceRefused -NothingToDo +SourceRefused ?Gone -NoDrift",
  ],
  [
    "the branch is back",
    [refused("a", "gone", "a"), settled("a"), read("a"), settled("a")],
    `+InSync ${calm} -NoDrift`,
  ],
  [
    "the repository is too large",
    [refused("b", "too-large")],
    "-SourceRefused -NothingToDo +SourceRefused ?TooLarge ?NotLookedYet",
  ],
  [
    "a device refused once",
    [read("a"), applied("a", "full")],
    "-ApplyFailed +Retrying -NothingInTheWay ?NotAsked -NoDrift",
  ],
  [
    "it refused, and is given time",
    [read("a"), applied("a", "full"), looked, read("a"), planned("a"), looked],
    "-ApplyFailed +Retrying -NothingInTheWay ?NotAsked -NoDrift",
  ],
  [
    "it refused three times in the same way",
    [
      applied("a", "full"),
      looked,
      planned("a"),
      looked,
      applied("a", "full"),
      looked,
      planned("a"),
      looked,
      applied("a", "full"),
      looked,
      planned("a"),
      looked,
    ],
    "-ApplyFailed -Stalled +ApplyFailed ?NotAsked -NoDrift",
  ],
  [
    "another device is healed while it is given time",
    [
      applied("a", "full"),
      looked,
      applied("a", undefined, holding("backing-off", stage.otherChange)),
      looked,
    ],
    "-ApplyFailed +Retrying -NothingInTheWay ?NotAsked -NoDrift",
  ],
  [
    "somebody wants something else in its place, which waits for consent",
    [applied("a", "full"), looked, read("b"), planned("b", "approval")],
    "-AwaitingApproval -AwaitingApproval -NothingInTheWay ?NotAsked -NoDrift",
  ],
  [
    "it refused three times, each time in another way",
    [applied("a", "full"), applied("a", "busy"), applied("a", "full")],
    "-ApplyFailed +Retrying -NothingInTheWay ?NotAsked -NoDrift",
  ],
  [
    "it took it in the end",
    [
      applied("a", "full"),
      looked,
      applied("a", "full"),
      looked,
      applied("a", "full"),
      looked,
      applied("a"),
      looked,
      settled("a"),
      looked,
    ],
    `+InSync ${calm} -NoDrift`,
  ],
  [
    "there is trouble that may pass",
    [read("a"), settled("a"), failing("soon")],
    "?Trouble +Retrying -NothingInTheWay ?NotAsked -NoDrift",
  ],
  [
    "there is trouble that does not pass by itself",
    [read("a"), settled("a"), failing("never")],
    "?Trouble -Stalled +Trouble ?NotAsked -NoDrift",
  ],
  [
    "there was trouble for a person three times",
    [failing("later"), failing("later"), failing("later")],
    "?Trouble -Stalled +Trouble ?NotLookedYet ?NotLookedYet",
  ],
  [
    "trouble passed",
    [failing("later"), looked, read("a"), settled("a"), looked],
    `+InSync ${calm} -NoDrift`,
  ],
  [
    "the source cannot be read, and what was in force is kept so",
    [read("a"), settled("a"), looked, failing("soon"), read("a"), settled("a"), looked],
    "?Trouble +Retrying -NothingInTheWay ?NotAsked -NoDrift",
  ],
  [
    "the source cannot be read, and what was in force is healed",
    [failing("soon"), read("a"), applying("a"), applied("a"), looked],
    "?Trouble +Retrying -NothingInTheWay ?NotAsked -NoDrift",
  ],
  [
    "somebody else holds the lock",
    [read("a"), applying("a"), locked],
    "-LockHeld +Applying -NothingInTheWay ?NotAsked -NoDrift",
  ],
  [
    "a target is unknown, and nothing else is wrong",
    [read("a"), settled("a", unknown("switch/b"))],
    "?TargetsUnknown -NothingToDo -NothingInTheWay ?NotAsked ?TargetsUnknown",
  ],
  [
    "changes are held back for good",
    [settled("a", holding("over-deletion-budget"))],
    `-ChangesHeld ${calm} -NoDrift`,
  ],
  [
    "a binding is down because somebody wants it so",
    [settled("a", holding("admin-state-down"))],
    `+InSync ${calm} -NoDrift`,
  ],
  [
    "somebody changed something, and it is about to be put right",
    [read("a"), settled("a"), drifted(undefined), planned("a")],
    "-WaitingForTime +WaitingForTime -NothingInTheWay ?NotAsked +Drift",
  ],
  [
    "somebody changed something, and it is left so",
    [
      settled("a"),
      drifted("the policy only tells of drift"),
      planned("a", undefined, stage.healing),
    ],
    `-Drift ${calm} +DriftLeft`,
  ],
  [
    "somebody changed something, and the policy ignores it",
    [settled("a"), drifted(), planned("a", undefined, stage.healing)],
    `+InSync ${calm} -NoDrift`,
  ],
  [
    "it was put right",
    [settled("a"), drifted(undefined), applying("a"), applied("a"), drifted(), settled("a")],
    `+InSync ${calm} -NoDrift`,
  ],
];
