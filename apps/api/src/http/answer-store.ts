/** An answer as it went over the wire. */
export interface StoredAnswer {
  readonly etag: string;
  /** Whether the tag changes with the body; the revision of an entry does not tell of new scores. */
  readonly isTaggedByContent: boolean;
  readonly contentType: string;
  readonly body: Buffer;
}

/** Takes the answer of a read that was announced; undefined when it gave none to keep. */
export type FinishRead = (answer: StoredAnswer | undefined) => void;

type Answers = Map<string, Promise<StoredAnswer | undefined>>;

/**
 * Answers by their address, all read from one state of the database. A look for another state forgets them, so what is
 * found is what a new read would give. A read that is under way counts as found, so one address is read once at a time.
 */
export class AnswerStore {
  private answers: Answers = new Map();
  private state = '';
  private bytes = 0;

  /** @param limitBytes bodies beyond this are not kept */
  constructor(private readonly limitBytes: number) {}

  /** @param state names the database's present state; equal names mean equal content */
  find(state: string, address: string): Promise<StoredAnswer | undefined> | undefined {
    if (state !== this.state) {
      this.answers = new Map();
      this.bytes = 0;
      this.state = state;
    }
    return this.answers.get(address);
  }

  /** Announces a read that nobody has begun. It must be finished, whatever comes of it: others wait for it. */
  begin(address: string): FinishRead {
    const { answers } = this;
    let settle: FinishRead = () => undefined;
    answers.set(address, new Promise((resolve) => (settle = resolve)));
    return (answer) => {
      if (answer === undefined || !this.takes(answers, answer)) answers.delete(address);
      settle(answer);
    };
  }

  private takes(answers: Answers, { body }: StoredAnswer): boolean {
    if (answers !== this.answers || this.bytes + body.length > this.limitBytes) return false;
    this.bytes += body.length;
    return true;
  }
}
