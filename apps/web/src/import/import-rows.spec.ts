import { type FieldProblem } from '../api/model.js';
import { serverFaults, toCellFault } from './import-rows.js';

const problem = (field: string): FieldProblem => ({
  field,
  messageKo: '틀렸습니다.',
  messageEn: 'is wrong.',
});

describe('toCellFault', () => {
  it('finds the column that fills a field, or a part of it', () => {
    const mapping = [undefined, 'title', 'asks'];
    expect(toCellFault(4, problem('title'), mapping).at).toBe(1);
    expect(toCellFault(4, problem('asks.2.text'), mapping).at).toBe(2);
    expect(toCellFault(4, problem('owner'), mapping).at).toBeUndefined();
  });
});

describe('serverFaults', () => {
  it('places each fault at the row that was sent, also when rows before it were taken out', () => {
    const rows = [2, 5].map((no) => ({ no, cells: ['제목'] }));
    const found = serverFaults('programme', [problem('programmes.1.title'), problem('import')], rows, [
      'title',
    ]);
    expect(found.map(({ rowNo, at, fault }) => [rowNo, at, fault.field])).toEqual([[5, 0, 'title']]);
  });
});
