import { lastRule, rules } from './access-policy.ts';
import { allOf, anyOf, type Condition, holds, not } from './condition.ts';
import type { RuleName } from './rule.ts';
import type { Content, Question } from './viewer.ts';

/** What was decided of one content, and the rule that decided it. */
export interface Decision {
  readonly allowed: boolean;
  readonly rule: RuleName;
}

/**
 * Whether somebody may do something with a content of a record, or with the record itself (product rules, §4). Pure:
 * it looks at nothing but what it is given. `content` is left out for an act on the record itself.
 */
export function decide(asked: Question, content?: Content): Decision {
  for (const { name, says } of rules) {
    const { refuse = false, allow = false } = says(asked) ?? {};
    if (holds(refuse, content)) return { allowed: false, rule: name };
    if (holds(allow, content)) return { allowed: true, rule: name };
  }
  return { allowed: false, rule: lastRule(asked) };
}

/** What is allowed of all the contents of a record, as one condition: the same rules, folded from the last to the first. */
function conditionOf(asked: Question): Condition {
  return rules.reduceRight<Condition>((later, { says }) => {
    const { refuse = false, allow = false } = says(asked) ?? {};
    return allOf(not(refuse), anyOf(allow, later));
  }, false);
}

/**
 * What somebody may do with the contents of one record, by the rules. Stores of contents take nothing else, and only
 * `scope` makes one, so that no query can forget the rules.
 */
export class Permit {
  readonly #asked: Question;
  readonly #condition: Condition;

  private constructor(asked: Question) {
    this.#asked = asked;
    this.#condition = conditionOf(asked);
  }

  /** @see scope */
  static of(asked: Question): Permit {
    return new Permit(asked);
  }

  get recordId(): string {
    return this.#asked.record.recordId;
  }

  /** The instant it was given at, in ISO 8601. It is for one request, and is not kept. */
  get now(): string {
    return this.#asked.now;
  }

  /** What must hold of a content. */
  get condition(): Condition {
    return this.#condition;
  }

  /**
   * The rule that opens the record, for the history: the first that allows anything of it, but that an author reads
   * what they wrote (R3) when another rule allows more. Nothing when all is refused.
   */
  get rule(): RuleName | undefined {
    const opening: RuleName[] = [];
    for (const { name, says } of rules) {
      const { refuse = false, allow = false } = says(this.#asked) ?? {};
      if (refuse === true) break;
      if (allow !== false) opening.push(name);
    }
    return opening.find(name => name !== 'R3') ?? opening[0];
  }

  /** What the rules say of one content, for the history. */
  decide(content: Content): Decision {
    return decide(this.#asked, content);
  }
}

/** What a viewer may do with the contents of a record, for lists, counts and searches. */
export const scope = (asked: Question): Permit => Permit.of(asked);
