import { AXES, LEGISLATIVE_STAGES, PROGRAMME_STATUSES, STAKEHOLDER_TYPES } from '@jeonghap/catalogue';
import { type Client } from 'pg';
import { type DataSource } from 'typeorm';

/** Stakeholders among whom the proposals are shared out. */
const STAKEHOLDERS = 500;
const SOURCES = 300;
const MINISTRIES = ['과학기술정보통신부', '산업통상부', '중소벤처기업부', '보건복지부', '교육부'];
/** Of so many entries one is edited in the week. */
const EDITED_ONE_OF = { proposals: 20, measures: 4, stages: 10 } as const;

/** The entries of a kind (`entry`) with a number from 1, always in the same order. */
const numbered = (table: string, text = 'title'): string =>
  `(SELECT id, row_number() OVER (ORDER BY ${text}, id)::int AS n FROM ${table}) entry`;
/** One of the words of a parameter that is an array, in turn. */
const inTurn = (parameter: string): string => `(${parameter}::text[])[n % cardinality(${parameter}) + 1]`;

/**
 * Gives a made-up catalogue what a report tells besides texts: many stakeholders, axes, ministries, budgets, periods to apply in, stages,
 * sources, and the work of the desk: replies that are due and overdue, people who look after proposals, decisions that await a second person.
 */
export async function furnish(dataSource: DataSource): Promise<void> {
  await dataSource.query(
    `INSERT INTO stakeholder (title, title_en, type)
     SELECT '제안 단체 ' || n, 'Association ' || n, ${inTurn('$1')} FROM generate_series(1, $2::int) n`,
    [STAKEHOLDER_TYPES, STAKEHOLDERS],
  );
  await dataSource.query(
    `UPDATE proposal SET axis = ${inTurn('$1')}, occasion_date = current_date - n % 150,
            stakeholder_id = (SELECT id FROM stakeholder WHERE title = '제안 단체 ' || (n % $2::int + 1))
       FROM ${numbered('proposal')} WHERE entry.id = proposal.id`,
    [AXES, STAKEHOLDERS],
  );
  await dataSource.query(
    `UPDATE programme SET axis = ${inTurn('$1')}, ministry = ${inTurn('$2')}, status = ${inTurn('$3')}, budget_krw = n * 100000000::bigint,
            application_kind = 'fixed', application_from = current_date - n % 40, application_to = current_date + n % 40
       FROM ${numbered('programme')} WHERE entry.id = programme.id`,
    [AXES, MINISTRIES, PROGRAMME_STATUSES],
  );
  await dataSource.query(
    `UPDATE legislative_item SET axis = ${inTurn('$1')}, ministry = ${inTurn('$2')}, stage = ${inTurn('$3')}
       FROM ${numbered('legislative_item')} WHERE entry.id = legislative_item.id`,
    [AXES, MINISTRIES, LEGISLATIVE_STAGES],
  );
  await dataSource.query(
    `INSERT INTO source_document (title, kind, published_on, created_at)
     SELECT '간담회 자료 ' || n, 'meeting', current_date - n, now() - interval '60 days' FROM generate_series(1, $1::int) n`,
    [SOURCES],
  );
  await fillDesk(dataSource);
}

/** Half of the asks are being looked into, every third proposal is in somebody's hands, every tenth ask has a decision that awaits a second person. */
async function fillDesk(dataSource: DataSource): Promise<void> {
  await dataSource.query(
    `INSERT INTO reply (ask_id, version, proposal_id, status, reason, office, replied_on, visibility, actor, at)
     SELECT ask.id, 1, proposal_id, 'under_review', '검토하고 있습니다.', '인공지능정책과', current_date - 40, 'internal', 'bench',
            now() - interval '40 days'
       FROM ask JOIN ${numbered('ask', 'text')} ON entry.id = ask.id WHERE n % 2 = 0`,
  );
  await dataSource.query(
    `INSERT INTO assignment (proposal_id, version, assignee_id, due_on, actor, at)
     SELECT id, 1, gen_random_uuid(), current_date - 30 + n % 60, 'bench', now() - interval '40 days'
       FROM ${numbered('proposal')} WHERE n % 3 = 0`,
  );
  await dataSource.query(
    `INSERT INTO review (ask_id, measure_id, version, measure_kind, proposal_id, action, state, actor, at, decision, extent,
       reason_code, reason, decided_by, decided_at, text_digest)
     SELECT ask.id, programme.id, 1, 'programme', proposal_id, 'decide', 'awaiting_second', 'bench', now() - interval '40 days',
            'confirmed', 'wholly', 'same', '같은 내용입니다.', 'bench', now() - interval '40 days', ''
       FROM ask JOIN ${numbered('ask', 'text')} ON entry.id = ask.id
       CROSS JOIN (SELECT id FROM programme ORDER BY title, id LIMIT 1) programme WHERE n % 10 = 0`,
  );
}

/** Edits a part of the proposals and measures: texts, budgets, periods, stages. @returns how many proposals and measures were edited */
export async function editWeek(dataSource: DataSource): Promise<{ proposals: number; measures: number }> {
  const edit = async (statement: string, values: readonly unknown[]): Promise<number> =>
    (await dataSource.query<[unknown[], number]>(statement, [...values]))[1];
  const proposals = await edit(
    `UPDATE ask SET text = text || ' 인공지능 전문 인력을 양성한다.' FROM ${numbered('ask', 'text')}
      WHERE entry.id = ask.id AND n % $1::int = 0`,
    [EDITED_ONE_OF.proposals],
  );
  const programmes = await edit(
    `UPDATE programme SET budget_krw = budget_krw * 2, application_to = application_to + 7 FROM ${numbered('programme')}
      WHERE entry.id = programme.id AND n % $1::int = 0`,
    [EDITED_ONE_OF.measures],
  );
  const bills = await edit(
    `UPDATE legislative_item SET stage = CASE stage WHEN 'bill' THEN 'promulgated' ELSE 'bill' END
       FROM ${numbered('legislative_item')} WHERE entry.id = legislative_item.id AND n % $1::int = 0`,
    [EDITED_ONE_OF.stages],
  );
  return { proposals, measures: programmes + bills };
}

/** Moves when proposals were made and edited into the past as well, so that the report counts them as there and not as edited since. */
export async function ageProposals(client: Client, weeks: number): Promise<void> {
  await client.query('SET session_replication_role = replica'); // else this would be an edit itself
  await client.query(
    `UPDATE proposal SET created_at = created_at - make_interval(weeks => $1), updated_at = updated_at - make_interval(weeks => $1)`,
    [weeks],
  );
  await client.query('RESET session_replication_role');
}
