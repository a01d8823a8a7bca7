import { verifyChain } from '@jeonghap/audit';
import { type AuditLab, openAuditLab } from './audit-lab.js';

let lab: AuditLab;
beforeEach(async () => {
  lab = await openAuditLab();
});
afterEach(() => lab.close());

describe('expiry', () => {
  beforeEach(async () => {
    for (const pair of [
      ['a', 'b'],
      ['c', 'd'],
      ['e', 'f'],
    ]) {
      await lab.write(...pair);
      await lab.seals.seal(); // no 2, 3, 4
    }
  });

  it('removes whole seals, oldest first, says so in an entry, and leaves a chain that fits', async () => {
    await lab.write('g');
    expect(await lab.expire(2)).toBeGreaterThanOrEqual(2);
    expect(await lab.subjects()).toEqual(['c', 'd', 'e', 'f', 'g']);
    expect(await verifyChain(lab.dataSource)).toMatchObject({
      seals: 4,
      expiredThrough: 2,
      unsealed: 2,
      fault: null,
    });
    await lab.seals.seal();
    expect(await lab.expire(1)).toBe(2);
    await lab.seals.seal();
    expect(await lab.subjects()).toEqual(['e', 'f', 'g']);
    expect(await verifyChain(lab.dataSource)).toMatchObject({
      seals: 6,
      expiredThrough: 3,
      unsealed: 0,
      fault: null,
    });
    const rows = await lab.dataSource.query<object[]>(
      `SELECT actor, after FROM audit.entry WHERE kind = 'audit_log' ORDER BY id`,
    );
    expect(rows[1]).toEqual({ actor: 'task:maintenance', after: { through: 3, entries: 2 } });
  });

  it('goes on after the entry that told of an earlier one is removed itself', async () => {
    for (let round = 0; round < 12; round += 1) {
      await lab.write(String(round));
      await lab.seals.seal();
      await lab.expire(1 + (round % 3));
      expect(await lab.fault()).toBeNull();
    }
    await lab.seals.seal();
    while ((await lab.expire(5, `clock_timestamp() - interval '1 ms'`)) > 0)
      expect(await lab.fault()).toBeNull();
    expect(await lab.subjects()).toEqual([]);
    expect(await lab.fault()).toBeNull();
  });

  it('keeps what is younger', async () => {
    expect(await lab.seals.expire(1)).toBe(0);
    expect(await lab.subjects()).toHaveLength(6);
  });

  it('does not cover for somebody who removes entries without it', async () => {
    await lab.tamper('DELETE FROM audit.entry WHERE seal = 2');
    expect(await lab.fault()).toMatchObject({ problem: 'entry-missing', seal: 2 });
  });

  it('leaves nothing behind that could be put in the place of what it removed', async () => {
    await lab.expire(2);
    await lab.tamper(
      `INSERT INTO audit.entry (actor, kind, act, seal) VALUES ('user:x', 'test', 'change', 2)`,
    );
    expect(await lab.fault()).toMatchObject({ problem: 'entry-added', seal: 2 });
  });
});
