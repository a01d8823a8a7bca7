import { verifyChain } from '@jeonghap/audit';
import { type AuditLab, openAuditLab } from './audit-lab.js';

let lab: AuditLab;
beforeEach(async () => {
  lab = await openAuditLab();
});
afterEach(() => lab.close());

describe('sealing', () => {
  it('takes what waits, once, and writes nothing when nothing does', async () => {
    await lab.write('a', 'b');
    expect((await lab.seals.seal())?.no).toBe(2);
    // each version of each row: another transaction, such as the vacuum's, writes none of these
    const stateOf = () =>
      lab.dataSource.query<unknown[]>(
        `SELECT 'entry' AS of, ctid::text, xmin::text, xmax::text FROM audit.entry
          UNION ALL SELECT 'seal', ctid::text, xmin::text, xmax::text FROM audit.seal ORDER BY 1, 2`,
      );
    const before = await stateOf();
    expect(await lab.seals.seal()).toBeNull();
    expect(await lab.seals.expire(1_096)).toBe(0);
    expect(await stateOf()).toEqual(before);
    await lab.write('c');
    const last = await lab.seals.seal();
    expect(await verifyChain(lab.dataSource)).toMatchObject({ seals: 3, unsealed: 0, last, fault: null });
  });

  it('leaves one that commits late for a later seal, whatever its id', async () => {
    const late = lab.dataSource.createQueryRunner();
    await late.startTransaction();
    await late.query(`SELECT audit.write('test', 'late', 'change', NULL, NULL)`);
    await lab.write('early');
    await lab.seals.seal();
    expect((await verifyChain(lab.dataSource)).unsealed).toBe(0);
    await late.commitTransaction();
    await late.release();
    await lab.seals.seal();
    expect(await lab.idOf('late')).toBeLessThan(await lab.idOf('early'));
    const rows = await lab.dataSource.query<{ subject: string; seal: number }[]>(
      `SELECT subject, seal FROM audit.entry WHERE kind = 'test' ORDER BY seal`,
    );
    expect(rows.map(({ subject }) => subject)).toEqual(['early', 'late']);
    expect(await lab.fault()).toBeNull();
  });

  it('is done by one worker at a time', async () => {
    await lab.write(...Array.from({ length: 20 }, (_, n) => String(n)));
    await Promise.all(Array.from({ length: 5 }, () => lab.seals.seal()));
    await lab.seals.seal();
    expect(await verifyChain(lab.dataSource)).toMatchObject({ unsealed: 0, fault: null });
  });

  it('cuts many entries into seals of a thousand', async () => {
    await lab.dataSource.query(
      `SELECT audit.write('test', n::text, 'change', NULL, NULL) FROM generate_series(1, 2500) n`,
    );
    expect((await lab.seals.seal())?.no).toBe(4);
    expect(await verifyChain(lab.dataSource)).toMatchObject({ seals: 4, unsealed: 0, fault: null });
  });
});

describe('verification', () => {
  beforeEach(async () => {
    await lab.write('a', 'b', 'c');
    await lab.seals.seal(); // no 2
    await lab.write('d', 'e');
    await lab.seals.seal(); // no 3
    expect(await lab.fault()).toBeNull();
  });

  it('finds an entry that was changed, in each of its columns', async () => {
    const entry = await lab.idOf('b');
    for (const change of [
      `at = at + interval '1 us'`,
      `actor = 'user:x'`,
      'key_id = gen_random_uuid()',
      `kind = 'other'`,
      `subject = 'x'`,
      `act = 'remove'`,
      `before = '{"a": 0}'`,
      'after = NULL',
      `network = '192.0.2.0/24'`,
      `request_id = 'x'`,
      `method = 'GET'`,
      `route = '/'`,
      `hash = sha256('x')`,
    ]) {
      await lab.tamper(`CREATE TABLE kept AS SELECT * FROM audit.entry WHERE id = ${String(entry)};
        UPDATE audit.entry SET ${change} WHERE id = ${String(entry)}`);
      expect({ change, fault: await lab.fault() }).toEqual({
        change,
        fault: { problem: 'entry-changed', seal: 2, entry },
      });
      await lab.tamper(`DELETE FROM audit.entry WHERE id = ${String(entry)};
        INSERT INTO audit.entry OVERRIDING SYSTEM VALUE SELECT * FROM kept; DROP TABLE kept`);
      expect(await lab.fault()).toBeNull();
    }
  });

  it('finds the seal of one that was changed together with its hash', async () => {
    await lab.tamper(
      `UPDATE audit.entry SET subject = 'x', hash = (SELECT hash FROM audit.entry WHERE subject = 'a') WHERE subject = 'b'`,
    );
    expect(await lab.fault()).toMatchObject({ problem: 'entry-changed', seal: 2 });
  });

  it('finds one that was removed', async () => {
    const entry = await lab.idOf('c');
    await lab.tamper(`DELETE FROM audit.entry WHERE id = ${String(entry)}`);
    expect(await lab.fault()).toEqual({ problem: 'entry-missing', seal: 2, entry });
  });

  it('finds one that was put among the sealed', async () => {
    await lab.tamper(
      `INSERT INTO audit.entry (actor, kind, subject, act, seal, hash) VALUES ('user:x', 'test', 'new', 'change', 2, sha256('x'))`,
    );
    expect(await lab.fault()).toEqual({ problem: 'entry-added', seal: 2, entry: await lab.idOf('new') });
  });

  it('finds two that changed places, within a seal and across', async () => {
    const [a, b, d] = [await lab.idOf('a'), await lab.idOf('b'), await lab.idOf('d')];
    const swap = (one: number, other: number): Promise<unknown> =>
      lab.tamper(`ALTER TABLE audit.entry ALTER id DROP IDENTITY;
        UPDATE audit.entry SET id = -1 WHERE id = ${String(one)};
        UPDATE audit.entry SET id = ${String(one)} WHERE id = ${String(other)};
        UPDATE audit.entry SET id = ${String(other)} WHERE id = -1;
        ALTER TABLE audit.entry ALTER id ADD GENERATED ALWAYS AS IDENTITY (START 1000)`);
    await swap(a, b);
    expect(await lab.fault()).toEqual({ problem: 'entry-changed', seal: 2, entry: a });
    await swap(a, b);
    await swap(b, d);
    expect(await lab.fault()).toMatchObject({ seal: 2 });
    await swap(b, d);
    expect(await lab.fault()).toBeNull();
    await lab.tamper(`UPDATE audit.entry SET seal = 5 - seal WHERE id IN (${String(a)}, ${String(d)})`);
    expect(await lab.fault()).toEqual({ problem: 'entry-missing', seal: 2, entry: a });
  });

  it('finds a seal that was changed, removed from the middle, or taken off the end', async () => {
    await lab.tamper(`UPDATE audit.seal SET at = at - interval '1 day' WHERE no = 2`);
    expect(await lab.fault()).toEqual({ problem: 'seal-changed', seal: 2, entry: null });
    await lab.tamper(`UPDATE audit.seal SET at = at + interval '1 day' WHERE no = 2`);
    expect(await lab.fault()).toBeNull();
    await lab.tamper('DELETE FROM audit.seal WHERE no = 3');
    expect(await lab.fault()).toMatchObject({ problem: 'seal-missing', seal: 3 });
    await lab.tamper('DELETE FROM audit.seal WHERE no = 1');
    expect(await lab.fault()).toEqual({ problem: 'seal-missing', seal: 1, entry: null });
  });

  it('finds an end that was cut off with its entries, and a chain made anew, where a seal was noted', async () => {
    const noted = (await verifyChain(lab.dataSource)).last ?? { no: 0, hash: '' };
    expect(await lab.fault(noted)).toBeNull();
    await lab.tamper('DELETE FROM audit.entry WHERE seal = 3; DELETE FROM audit.seal WHERE no = 3');
    expect(await lab.fault()).toBeNull(); // by itself the rest is in order
    expect(await lab.fault(noted)).toEqual({ problem: 'seal-missing', seal: 3, entry: null });
    await lab.write('other');
    await lab.seals.seal();
    expect(await lab.fault()).toBeNull();
    expect(await lab.fault(noted)).toEqual({ problem: 'seal-unexpected', seal: 3, entry: null });
  });
});

describe('the tables of the log', () => {
  const refused = { driverError: { code: '42501' } };

  it.each([
    `UPDATE audit.entry SET actor = 'user:x'`,
    'DELETE FROM audit.entry',
    'TRUNCATE audit.entry',
    'UPDATE audit.seal SET at = now()',
    'DELETE FROM audit.seal',
    'TRUNCATE audit.seal',
  ])('refuse %s even to their owner, loudly, also where no row is concerned', async (sql) => {
    await expect(lab.dataSource.query(sql)).rejects.toMatchObject(refused);
    await lab.write('a');
    await lab.seals.seal();
    await expect(lab.dataSource.query(sql)).rejects.toMatchObject(refused);
    expect(await lab.fault()).toBeNull();
  });

  it('refuse to seal an entry anew', async () => {
    await lab.write('a');
    await lab.seals.seal();
    await expect(lab.dataSource.query('UPDATE audit.entry SET seal = seal + 1')).rejects.toMatchObject(
      refused,
    );
  });
});
