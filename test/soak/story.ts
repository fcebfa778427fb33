// The story of one repository: commits of every sort, pushed to a server in an order that is drawn, and
// what a controller may make of them. It knows nothing of what the controller does.

import { existsSync } from "node:fs";
import { join } from "node:path";
import type { Draw } from "../support/draw.ts";
import { createGitKeys, type GitKeys } from "../support/git-keys.ts";
import { createGitRepository, type GitRepository } from "../support/git-repository.ts";
import { createTempFolder, type TempFolder } from "../support/temp-folder.ts";
import {
  filesOf,
  manifestFolder,
  numberCount,
  unfitFiles,
  type Files,
  type Wish,
} from "./manifests.ts";

/** How the branch is, to whoever reads it. */
export type Health =
  | "good"
  /** The newest commit is signed, and cannot be used. */
  | "broken"
  /** A commit is in it that nobody signed who may. */
  | "untrusted"
  /** What may be in force was taken out of it. */
  | "rewound"
  | "gone";

type Signer = "allowed" | "stranger" | "nobody";

/** A commit of the branch that is signed, as all before it are. */
interface Trusted {
  readonly commit: string;
  readonly isFit: boolean;
}

export class Story {
  readonly #folder: TempFolder = createTempFolder();
  readonly #keys: GitKeys;
  readonly #work: GitRepository;
  readonly #bare: string;
  readonly #stranger: readonly string[];
  /** Of every commit that was ever fit to be in force. */
  readonly #wishes = new Map<string, Wish>();
  #wish: Wish = { numbers: [0, 1, 2, 3, 4, 5], mode: "apply", isTogether: false };
  #health: Health = "good";
  /** The branch, the newest last, without what is not signed. */
  #trusted: Trusted[] = [];
  #tip = "";
  /** The newest of what the branch has lost by being rewound. */
  #lost = "";
  #possible = new Set<string>();
  #count = 0;

  constructor() {
    const { path } = this.#folder;
    this.#keys = createGitKeys(path);
    this.#work = createGitRepository({ environment: this.#keys.environment });
    this.#bare = join(path, "server.git");
    const git = this.#work.git.bind(this.#work);
    const allowed = this.#keys.ssh("ada@example.net");
    this.#stranger = this.#keys.ssh("eve@example.net", { leaveOut: true });
    for (const word of allowed.filter((one) => one !== "-c")) {
      const [name = "", text = ""] = word.split("=");
      git("config", name, text);
    }
    git("config", "commit.gpgSign", "true");
    git("init", "--quiet", "--bare", "--initial-branch=main", this.#bare);
    git("-C", this.#bare, "config", "receive.denyDeleteCurrent", "ignore");
    this.#commitWish();
  }

  get health(): Health {
    return this.#health;
  }

  /** The newest commit of the branch; the last one where it is gone. */
  get tip(): string {
    return this.#tip;
  }

  /** All that may be in force. */
  get possible(): ReadonlySet<string> {
    return this.#possible;
  }

  get allowedSigners(): string {
    return this.#keys.allowedSigners;
  }

  /** The folder of "server.git", which is bare, and where everything is pushed to. */
  get served(): string {
    return this.#folder.path;
  }

  /** Undefined for a commit that was never fit to be in force. */
  wishOf(commit: string): Wish | undefined {
    return this.#wishes.get(commit);
  }

  /** The first digits of every commit that was ever fit to be in force. */
  fitCommits(digits: number): ReadonlySet<string> {
    return new Set([...this.#wishes.keys()].map((commit) => commit.slice(0, digits)));
  }

  /** This one is in force: whatever came before it is over. */
  confirm(commit: string): void {
    this.#possible = new Set([commit]);
  }

  /** Pushes something; answers what. */
  step(draw: Draw): string {
    const names = Object.keys(steps[this.#health]);
    const name = names[draw(names.length)] ?? "";
    steps[this.#health][name]?.(this, draw);
    return name;
  }

  /** Makes the branch good again, where it is not. */
  mend(draw: Draw): void {
    if (this.#health === "untrusted") this.forceBack(false);
    if (this.#health === "broken") this.change(draw);
    else if (this.#health === "rewound") this.merge();
    else if (this.#health === "gone") this.bringBack();
  }

  /** Makes a folder with the files of a commit; once is enough. */
  checkOut(commit: string, folder: string): void {
    if (existsSync(folder)) return;
    this.#work.git("worktree", "add", "--quiet", "--force", "--detach", folder, commit);
  }

  /** Pushes somebody's consent to a plan, signed. */
  approve(digest: string): void {
    const tag = `plumb/approve/${digest}`;
    this.#work.git("tag", "--force", "--sign", "-m", "it is right", tag);
    this.#work.git("push", "--quiet", "--force", this.#bare, `refs/tags/${tag}`);
  }

  remove(): void {
    this.#keys.close();
    this.#work.remove();
    this.#folder.remove();
  }

  change(draw: Draw): void {
    this.#wish = this.#toggled(draw);
    this.#commitWish();
  }

  regroup(): void {
    this.#wish = { ...this.#wish, isTogether: !this.#wish.isTogether };
    this.#commitWish();
  }

  changeElsewhere(): void {
    this.#commitWish();
  }

  changeMode(draw: Draw): void {
    const mode = this.#wish.mode === "apply" ? "approve" : "apply";
    this.#wish = { ...this.#toggled(draw), mode };
    this.#commitWish();
  }

  break(draw: Draw): void {
    const all = unfitFiles(this.#toggled(draw));
    this.#commit(all[draw(all.length)] ?? {}, "allowed", "broken");
  }

  revert(): void {
    const before = this.#trusted.at(-2);
    this.#work.git("revert", "--no-edit", "HEAD");
    this.#push();
    this.#wish = this.#wishes.get(before?.commit ?? "") ?? this.#wish;
    this.#become(before?.isFit === true ? "good" : "broken");
  }

  untrust(draw: Draw, signer: Signer): void {
    this.#commit(filesOf(this.#toggled(draw)), signer, "untrusted");
  }

  /** Back to the newest commit of the branch that is signed and, where that is asked for, fit. */
  forceBack(isFit: boolean): void {
    const back = this.#trusted.findLast((one) => !isFit || one.isFit);
    if (back === undefined) throw new Error("nothing was ever fit");
    this.#trusted = this.#trusted.slice(0, this.#trusted.indexOf(back));
    this.#work.git("reset", "--quiet", "--hard", back.commit);
    this.#wish = this.#wishes.get(back.commit) ?? this.#wish;
    this.#push();
    this.#become(back.isFit ? "good" : "broken");
  }

  rewind(draw: Draw): void {
    const { length } = this.#trusted;
    if (length < 3) {
      this.change(draw);
      return;
    }
    this.#lost = this.#tip;
    this.#trusted = this.#trusted.slice(0, -1 - draw(Math.min(3, length - 2)));
    this.#work.git("reset", "--quiet", "--hard", this.#trusted.at(-1)?.commit ?? "");
    this.changeRewound(draw);
  }

  changeRewound(draw: Draw): void {
    this.#wish = this.#toggled(draw);
    this.#commit(filesOf(this.#wish), "allowed", "rewound");
  }

  /** As a controller's help says. */
  merge(): void {
    const why = "what was lost is not wanted";
    this.#work.git("merge", "--quiet", "-s", "ours", "-m", why, this.#lost);
    this.#push();
    this.#become("good");
  }

  takeAway(): void {
    this.#work.git("push", "--quiet", this.#bare, ":refs/heads/main");
    this.#health = "gone";
  }

  bringBack(): void {
    this.#push();
    this.#health = "good";
    this.#possible.add(this.#tip);
  }

  #toggled(draw: Draw): Wish {
    const numbers = new Set(this.#wish.numbers);
    for (let left = 1 + draw(4); left > 0; left -= 1) {
      const number = draw(numberCount);
      if (!numbers.delete(number)) numbers.add(number);
    }
    return { ...this.#wish, numbers: [...numbers] };
  }

  #commitWish(): void {
    this.#commit(filesOf(this.#wish), "allowed", "good");
  }

  #commit(files: Files, signer: Signer, next: Health): void {
    this.#count += 1;
    const readme = { "README.md": `The commit of number ${String(this.#count)}.\n` };
    const all = { [manifestFolder]: undefined, ...files, ...readme };
    this.#work.commit(all, ...(signer === "nobody" ? ["--no-gpg-sign"] : []));
    if (signer === "stranger") {
      this.#work.git(...this.#stranger, "commit", "--quiet", "--amend", "--no-edit", "-S");
    }
    this.#push();
    this.#become(next);
  }

  #push(): void {
    this.#work.git("push", "--quiet", "--force", this.#bare, "HEAD:refs/heads/main");
  }

  #become(next: Health): void {
    this.#tip = this.#work.git("rev-parse", "HEAD");
    this.#health = next;
    if (next === "untrusted") return;
    const isFit = next !== "broken";
    this.#trusted.push({ commit: this.#tip, isFit });
    if (!isFit) return;
    this.#wishes.set(this.#tip, this.#wish);
    this.#possible.add(this.#tip);
  }
}

type Step = (story: Story, draw: Draw) => void;

const change: Step = (story, draw) => story.change(draw);
const breakIt: Step = (story, draw) => story.break(draw);

/** What may come next, by how the branch is. What is there twice comes twice as often. */
const steps: Readonly<Record<Health, Readonly<Record<string, Step>>>> = {
  good: {
    "a change": change,
    "another change": change,
    "one more change": change,
    "the same in other files": (story) => story.regroup(),
    "a change elsewhere in the repository": (story) => story.changeElsewhere(),
    "a change of mode": (story, draw) => story.changeMode(draw),
    "something broken": breakIt,
    "something else that is broken": breakIt,
    "something that nobody signed": (story, draw) => story.untrust(draw, "nobody"),
    "something that a stranger signed": (story, draw) => story.untrust(draw, "stranger"),
    "a branch that is rewound": (story, draw) => story.rewind(draw),
    "no branch": (story) => story.takeAway(),
  },
  broken: {
    "a change that mends it": change,
    "a revert": (story) => story.revert(),
    "something broken on what is broken": breakIt,
    "the branch from before it was broken": (story) => story.forceBack(true),
    "something unsigned on what is broken": (story, draw) => story.untrust(draw, "nobody"),
  },
  untrusted: {
    "something signed on what is not": (story, draw) => story.untrust(draw, "allowed"),
    "the branch without what is not signed": (story) => story.forceBack(false),
    "the branch as it was good last": (story) => story.forceBack(true),
  },
  rewound: {
    "a merge with what was lost": (story) => story.merge(),
    "a change of what is rewound": (story, draw) => story.changeRewound(draw),
  },
  gone: { "the branch again": (story) => story.bringBack() },
};
