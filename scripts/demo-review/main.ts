import { randomBytes } from 'node:crypto';
import { parseArgs } from 'node:util';
import { UNKNOWN_COMPANY } from '@jeonghap/fit';
import { startProduct, waitUntilScored } from '../../test/support/running-product.js';
import { OWN_SCRIPT, signIn, signInAsSample } from '../../test/support/sign-in.js';

/** Headers of the session of one sample account. */
type Session = Readonly<Record<string, string>>;

/**
 * `demo-review [--url URL]`: signs in as each sample role and walks through confirming an alignment, editing its programme, the decision
 * turning stale, confirming it again, an official answer, and what a company and the public are refused: among it the profile of
 * another company. Works on a product of its own,
 * or on the one at URL, which must have the sample catalogue. Resolves to 0, or to 1 when an answer is not as it should be.
 */
export async function main(argv: readonly string[]): Promise<number> {
  const { values } = parseArgs({ args: [...argv], options: { url: { type: 'string' } } });
  const product = values.url === undefined ? await startProduct() : undefined;
  try {
    const demo = new Demo(values.url ?? product?.url ?? '');
    await demo.play();
    return demo.wrong === 0 ? 0 : 1;
  } finally {
    await product?.stop();
  }
}

interface Answer<T = unknown> {
  readonly status: number;
  readonly etag: string;
  readonly body: T & { readonly code?: string };
}

/** What is read of the answers. */
interface Alignments {
  readonly items: readonly {
    readonly ask: { readonly id: string; readonly text: string };
    readonly measure: { readonly id: string; readonly title: string };
  }[];
}
interface Proposal {
  readonly asks: readonly {
    readonly coverage: { readonly status: string; readonly sentence: { readonly ko: string } | null };
  }[];
}
interface Standing {
  readonly isStale: boolean;
  readonly textDigest: string;
  readonly differences: readonly { readonly side: string; readonly field: string }[];
}
interface Named {
  readonly id: string;
  readonly title: string;
}
interface Invitation {
  readonly user: { readonly email: string };
  readonly link: { readonly path: string };
}
interface Versions {
  readonly items: readonly { readonly version: number }[];
}

class Demo {
  wrong = 0;

  constructor(private readonly url: string) {}

  async play(): Promise<void> {
    const reviewer = await signInAsSample(this.url, 'reviewer');
    const editor = await signInAsSample(this.url, 'editor');
    const list = await this.ask<Alignments>({}, 'GET', '/proposals/seed:P01/alignments');
    const [{ ask, measure } = missing()] = list.body.items;
    const review = `/alignments/${ask.id}/${measure.id}/review`;
    say('ask', ask.text);
    say('measure', measure.title);

    await this.confirm(reviewer, review, 'the reviewer confirms');
    await waitUntilScored(this.url);
    const { body: proposal } = await this.ask<Proposal>({}, 'GET', '/proposals/seed:P01');
    for (const { coverage } of proposal.asks)
      say('coverage', `${coverage.status}: ${coverage.sentence?.ko ?? ''}`);

    const before = await this.ask<{ readonly body: string }>(editor, 'GET', `/programmes/${measure.id}`);
    const text = `${before.body.body} 예산을 두 배로 늘린다.`;
    const edit = await this.ask(editor, 'PATCH', `/programmes/${measure.id}`, { body: text }, before.etag);
    this.expect('the editor changes the programme', edit, 200);
    const { body: stale } = await this.ask<Standing>(reviewer, 'GET', review);
    this.check('the decision is stale', stale.isStale);
    for (const { side, field } of stale.differences) say('changed', `${side}.${field}`);
    await this.confirm(reviewer, review, 'the reviewer confirms again');
    const { body: fresh } = await this.ask<Standing>(reviewer, 'GET', review);
    this.check('it is not stale any more', !fresh.isStale);

    await this.answer(reviewer, ask.id);
    await this.refusals(review, editor);
    await this.twoCompanies();
    const undone = await this.ask(
      reviewer,
      'POST',
      `${review}/undo`,
      {},
      (await this.ask(reviewer, 'GET', review)).etag,
    );
    this.expect('the reviewer undoes the second confirmation', undone, 200);
  }

  private async confirm(reviewer: Session, review: string, what: string): Promise<void> {
    const { body, etag } = await this.ask<Standing>(reviewer, 'GET', review);
    const draft = {
      decision: 'confirmed',
      extent: 'wholly',
      reasonCode: 'other-words',
      reason: '말만 다르고 같은 내용이다.',
    };
    this.expect(
      what,
      await this.ask(reviewer, 'PUT', review, { ...draft, textDigest: body.textDigest }, etag),
      200,
    );
  }

  private async answer(reviewer: Session, askId: string): Promise<void> {
    const { body } = await this.ask<Versions>(reviewer, 'GET', `/asks/${askId}/replies`);
    const reply = {
      ...{ status: 'partly_accepted', reason: '내년 예산안에 반영하였다.', office: '과학기술정보통신부' },
      ...{ repliedOn: '2026-11-29', visibility: 'public' },
    };
    const version = `"${String(body.items[0]?.version ?? 0)}"`;
    this.expect(
      'the reviewer records the official answer',
      await this.ask(reviewer, 'PUT', `/asks/${askId}/reply`, reply, version),
      200,
    );
  }

  /** What is not for everybody, asked for by each who may not have it. */
  private async refusals(review: string, editor: Session): Promise<void> {
    const company = await signInAsSample(this.url, 'company');
    this.expect('the public asks for the review', await this.ask({}, 'GET', review), 401);
    this.expect('a company asks for the review', await this.ask(company, 'GET', review), 403);
    this.expect('a company asks for all reviews', await this.ask(company, 'GET', '/reviews'), 403);
    this.expect('a company asks who has an account', await this.ask(company, 'GET', '/users'), 403);
    this.expect(
      'the editor tries to decide',
      await this.ask(editor, 'DELETE', review, undefined, '"1"'),
      403,
    );
    const admin = await signInAsSample(this.url, 'admin');
    this.expect('the administrator reads the review', await this.ask(admin, 'GET', review), 200);
  }

  /** A company's profile, asked for by another company, and by those who run the product. */
  private async twoCompanies(): Promise<void> {
    const owner = await signInAsSample(this.url, 'company');
    const admin = await signInAsSample(this.url, 'admin');
    const name = `시연 ${randomBytes(3).toString('hex')}`;
    const facts = { ...UNKNOWN_COMPANY, employees: 12 };
    const made = await this.ask<{ readonly id: string }>(owner, 'POST', '/fit/profiles', { name, facts });
    this.expect('a company saves its profile', made, 201);
    const profile = `/fit/profiles/${made.body.id}`;
    this.expect('the company reads it', await this.ask(owner, 'GET', profile), 200);
    this.expect(
      'another company tries to read it',
      await this.ask(await this.otherCompany(admin), 'GET', profile),
      404,
    );
    this.expect('the administrator tries to read it', await this.ask(admin, 'GET', profile), 404);
    const current = await this.ask(owner, 'GET', profile);
    this.expect(
      'the company erases it',
      await this.ask(owner, 'DELETE', profile, undefined, current.etag),
      204,
    );
  }

  /** An account for another stakeholder, invited as administrators do. */
  private async otherCompany(admin: Session): Promise<Session> {
    const { body } = await this.ask<{ readonly items: readonly Named[] }>(
      {},
      'GET',
      '/stakeholders?type=company',
    );
    const own = await this.ask<{ readonly company: Named | null }>(
      await signInAsSample(this.url, 'company'),
      'GET',
      '/fit/profiles',
    );
    const other = body.items.find(({ id }) => id !== own.body.company?.id) ?? missing();
    say('other company', other.title);
    const email = `demo-${randomBytes(4).toString('hex')}@sample.invalid`;
    const invited = await this.ask<Invitation>(admin, 'POST', '/users', {
      ...{ email, name: '시연 기업', roles: ['company'], stakeholderId: other.id },
    });
    const password = randomBytes(16).toString('base64url');
    const token = invited.body.link.path.split('#')[1] ?? '';
    await this.ask(OWN_SCRIPT, 'POST', '/one-time-links/use', { token, password });
    return signIn(this.url, invited.body.user.email, password);
  }

  private async ask<T = unknown>(
    session: Session,
    method: string,
    path: string,
    ...[body, etag]: readonly [body?: object, etag?: string]
  ): Promise<Answer<T>> {
    const response = await fetch(`${this.url}/api/v1${path}`, {
      method,
      headers: {
        ...session,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(etag === undefined ? {} : { 'if-match': etag }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    return {
      status: response.status,
      etag: response.headers.get('etag') ?? '',
      body: JSON.parse((await response.text()) || '{}') as Answer<T>['body'],
    };
  }

  private expect(what: string, { status, body }: Answer, wanted: number): void {
    this.check(`${what} → ${String(status)} ${body.code ?? ''}`, status === wanted);
  }

  private check(what: string, isRight: boolean): void {
    if (!isRight) this.wrong += 1;
    process.stdout.write(`${isRight ? '✓' : '✗'} ${what}\n`);
  }
}

function missing(): never {
  throw new Error('the sample catalogue has no alignment of this proposal');
}

function say(what: string, text: string): void {
  process.stdout.write(`  ${what}: ${text}\n`);
}
