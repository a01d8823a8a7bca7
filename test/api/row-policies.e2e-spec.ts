import { rightsOf, ROLES, SCOPES } from '@jeonghap/identity';
import { openTestDatabase, type OpenTestDatabase } from '../support/open-data-source.js';

interface Policy {
  readonly name: string;
  readonly command: string;
  /** What it asks of rows that are there, and of rows as they will be. */
  readonly conditions: readonly string[];
}

/** One call of `transaction_may` in a subquery of its own, as the database prints it. */
const ASKED_ONCE =
  /\( SELECT transaction_may\('(?:see-internal|discuss|review|edit-catalogue|administer)'::text\) AS transaction_may\)/g;
const NOBODY_ELSE = '( SELECT acts_for_all() AS acts_for_all)';
const SIGNS_IN = "(( SELECT transaction_task() AS transaction_task) = 'sign-in'::text)";

/** Policies that ask for no right, and why that is no weaker question. */
const WITHOUT_RIGHT: Readonly<Record<string, string>> = {
  'audit.entry written': 'what is done is written down, whoever does it; by a function of the owner only',
  'audit.entry sealed': 'workers',
  'audit.entry expired': 'workers',
  'audit.seal sealed': 'workers',
  'public.comment removed': 'workers, and making a database ready',
  'public.login_throttle task': 'signing in, before it is known who that is',
  'public.sign_in_attempt task': 'signing in, before it is known who that is',
  'public.api_key task': 'signing in, and the own keys',
  'public.saved_view own': 'the own views',
  'public.company_draft own': 'drafts of the company for which the person acts',
  'public.company_draft own_new': 'the same',
  'public.company_draft own_change': 'the same',
  'public.company_draft own_removal': 'the same',
  'public.fit_verdict deciding': 'workers',
  'public.fit_decided_profile deciding': 'workers',
  'public.fit_decided_programme deciding': 'workers',
  'public.fit_notice own': 'notices of the company for which the person acts',
  'public.fit_notice reading': 'the same',
  'public.fit_notice noticing': 'workers',
  'public.fit_notice removal': 'workers',
  'public.fit_told telling': 'workers',
  'public.company_profile own': 'profiles of the company for which the person acts',
  'public.correction_request asked': 'the own requests',
  'public.correction_request own': 'the own requests',
  'public.correction_request removed': 'workers, and making a database ready',
  'public.programme_criteria reading': 'workers',
  'public.profile_count counting': 'workers',
  'public.report_subscription own': 'the own subscriptions',
  'public.report_subscription held': 'whoever holds the link of a mail, its subscription',
  'public.report_subscription opting_out': 'whoever holds the link of a mail, to end its subscription',
  'public.opt_out_token held': 'whoever holds the link of a mail, what it is of',
  'public.opt_out_token sending': 'workers',
  'public.fit_mail_subscription own': 'the own choice',
  'public.fit_mail_subscription held': 'whoever holds the link of a mail, its subscription',
  'public.fit_mail_subscription opting_out': 'whoever holds the link of a mail, to end its subscription',
  'public.fit_mail_token held': 'whoever holds the link of a mail, what it is of',
  'public.fit_mail_token sending': 'workers',
  'public.fit_mail_look sending': 'workers',
  'public.delivery own': 'what was sent to the person',
  'public.mail_suppression own': 'why the person is sent nothing',
  'public.report_dispatch sending': 'workers',
};
/** Policies that show something to everybody, and what that is. */
const SHOWN_TO_ALL: Readonly<Record<string, string>> = {
  'public.stakeholder published': 'published entries',
  'public.proposal published': 'published entries',
  'public.programme published': 'published entries',
  'public.legislative_item published': 'published entries',
  'public.ask published': 'asks of proposals that are seen',
  'public.entry_revision published': 'revisions that were published',
  'public.programme_criteria published': 'criteria of programmes that are seen',
  'public.criterion_correction published': 'corrections of criteria of programmes that are seen',
  'public.entry_name published': 'names of published entries; others have none',
  'public.measure_wording published': 'words of asks that are seen',
  'public.pair_decision published': 'decisions on asks that are seen',
  'public.reply published': 'public answers to proposals that are seen',
  'public.rearrangement in_effect': 'where an address leads on to',
  'public.rearranged_ask in_effect': 'where an address leads on to',
  'public.coverage_change reading': 'what everybody saw at the time',
  'public.report published': 'reports for the public',
  'public.source_document published': 'sources of published entries',
  'public.score_set published': 'which scores are shown',
  'public.alignment_model published': 'how scores come about',
  'public.alignment_change published': 'why a score changed',
  'public.concept_label published': 'names of concepts',
  'public.recompute_dirty published': 'what is being computed',
};

let database: OpenTestDatabase;
beforeAll(async () => {
  database = await openTestDatabase('empty');
});
afterAll(() => database.drop());

async function readPolicies(): Promise<readonly Policy[]> {
  const rows = await database.dataSource.query<
    { name: string; command: string; qual: string | null; checked: string | null }[]
  >(
    `SELECT schemaname || '.' || tablename || ' ' || policyname AS name, cmd AS command, qual, with_check AS checked
       FROM pg_policies ORDER BY 1`,
  );
  return rows.map(({ name, command, qual, checked }) => ({
    name,
    command,
    conditions: [qual, checked].filter((one) => one !== null).map((one) => one.replaceAll(/\s+/g, ' ')),
  }));
}

/** What is wrong with a policy; nothing for one that asks for a right, once a statement. */
function faultOf({ name, command, conditions }: Policy): string | undefined {
  const all = conditions.join(' ');
  if (all.includes('is_editing')) return `${name} asks only whether there is an actor`;
  if (all.replaceAll(ASKED_ONCE, '').includes('transaction_may'))
    return `${name} asks in a way that is asked once a row`;
  if (name in SHOWN_TO_ALL) return command === 'SELECT' ? undefined : `${name} lets everybody write`;
  if (name in WITHOUT_RIGHT) return undefined;
  const unasked = conditions.filter((condition) => !condition.includes('transaction_may'));
  return unasked.length === 0 ? undefined : `${name} asks for no right`;
}

describe('the row policies', () => {
  it('ask for the right of the person behind the transaction, once a statement', async () => {
    const policies = await readPolicies();
    expect(policies.length).toBeGreaterThan(50);
    expect(policies.map(faultOf).filter((fault) => fault !== undefined)).toEqual([]);
  });

  it('have no exception that is none any more', async () => {
    const names = new Set((await readPolicies()).map(({ name }) => name));
    const listed = [...Object.keys(WITHOUT_RIGHT), ...Object.keys(SHOWN_TO_ALL)];
    expect(listed.filter((name) => !names.has(name))).toEqual([]);
  });

  it('are there for workers, and for signing in, where they ask for no right', async () => {
    const policies = new Map((await readPolicies()).map((policy) => [policy.name, policy]));
    for (const name of Object.keys(WITHOUT_RIGHT).filter((one) => one !== 'audit.entry written')) {
      const rest = policies
        .get(name)
        ?.conditions.map((condition) => condition.replace(NOBODY_ELSE, '').replace(SIGNS_IN, ''));
      expect(
        rest?.every((one) =>
          /^[( OR)]*$|\(account_id = .*transaction_person|\(company_id = .*transaction_company|token_sha256 = \( SELECT held_opt_out_token\(\)|^\(state = 'opted-out'::text\)$/.test(
            one,
          ),
        ),
      ).toBe(true);
    }
  });

  it('are refused when a weaker one comes along', async () => {
    const weak = [
      'CREATE POLICY weak ON review USING ((SELECT is_editing()))',
      `CREATE POLICY weak ON review USING (transaction_may('review'))`,
      `CREATE POLICY weak ON review USING (current_setting('jeonghap.actor', true) <> '')`,
      'CREATE POLICY weak ON review FOR INSERT WITH CHECK (true)',
      `CREATE POLICY weak ON review FOR UPDATE USING ((SELECT transaction_may('review'))) WITH CHECK (true)`,
    ];
    for (const statement of weak) {
      await database.dataSource.query(statement);
      const faults = (await readPolicies()).map(faultOf).filter((fault) => fault !== undefined);
      await database.dataSource.query('DROP POLICY weak ON review');
      expect({ statement, faults: faults.length }).toEqual({ statement, faults: 1 });
    }
  });
});

describe('rights in the database', () => {
  const subsets = <T>(of: readonly T[]): readonly (readonly T[])[] =>
    of.reduce<readonly (readonly T[])[]>((sets, one) => [...sets, ...sets.map((set) => [...set, one])], [[]]);
  const held = async (name: string, of: readonly string[]): Promise<readonly string[]> => {
    const [row] = await database.dataSource.query<{ rights: string[] }[]>(`SELECT ${name}($1) AS rights`, [
      of,
    ]);
    return row?.rights ?? ['none'];
  };

  it('are what the service gives to roles and scopes', async () => {
    for (const roles of subsets(ROLES)) {
      expect(await held('rights_of_roles', roles)).toEqual([...rightsOf(roles)].sort());
    }
    for (const scopes of subsets(SCOPES)) {
      expect(await held('rights_of_scopes', scopes)).toEqual([...rightsOf(['admin'], scopes)].sort());
    }
  });
});
