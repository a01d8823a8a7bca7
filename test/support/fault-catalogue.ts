import { type ConceptRecord, type ModelAssets } from '@jeonghap/alignment';
import { SMALL_PARAMETERS } from '../../libs/alignment/test/support/small-model.js';

/** The kinds of entry that faults are played on. */
export type FaultKind = 'proposal' | 'programme' | 'legislative_item';

/** What an entry may say at one time; an entry moves between its wordings. */
export interface Wording {
  readonly title: string;
  readonly body: string;
  /** Asks of a proposal; empty for a measure. */
  readonly asks: readonly string[];
}

/** An entry of the tiny catalogue with everything it may ever say. */
export interface FaultEntry {
  readonly kind: FaultKind;
  readonly wordings: readonly [Wording, ...Wording[]];
}

const concept = (
  id: string,
  ko: string,
  en: string,
  record: Partial<ConceptRecord> & Pick<ConceptRecord, 'official'>,
): ConceptRecord => ({
  id,
  type: id.split('.')[0] as ConceptRecord['type'],
  ko,
  en,
  lay: [],
  abbr: [],
  en_alt: [],
  patterns: [],
  broader: [],
  related: [],
  polarity: null,
  opposite: null,
  ...record,
});

const CONCEPTS: readonly ConceptRecord[] = [
  concept('instrument.voucher', '바우처', 'voucher', {
    official: ['바우처'],
    lay: ['이용권'],
    related: ['instrument.grant'],
  }),
  concept('instrument.grant', '보조금', 'grant', { official: ['보조금', '지원금'] }),
  concept('instrument.procurement', '우선구매', 'procurement', {
    official: ['우선구매', '공공조달'],
    related: ['instrument.grant'],
  }),
  concept('instrument.regulation', '규제 강화', 'regulation', {
    official: ['규제 강화'],
    polarity: '+',
    opposite: 'instrument.deregulation',
  }),
  concept('instrument.deregulation', '규제 완화', 'deregulation', {
    official: ['규제 완화', '규제샌드박스'],
    polarity: '-',
    opposite: 'instrument.regulation',
  }),
  concept('object.gpu', '연산자원', 'computing', {
    official: ['연산자원'],
    abbr: ['GPU'],
    related: ['object.public-data'],
  }),
  concept('object.public-data', '공공데이터', 'public data', {
    official: ['공공데이터'],
    lay: ['데이터 개방'],
  }),
  concept('object.medical-device', '의료기기', 'medical device', {
    official: ['의료기기'],
    related: ['sector.health'],
  }),
  concept('beneficiary.startup', '창업기업', 'start-up', {
    official: ['창업기업'],
    lay: ['스타트업'],
    related: ['beneficiary.sme'],
  }),
  concept('beneficiary.sme', '중소기업', 'small firm', { official: ['중소기업'] }),
  concept('sector.health', '의료', 'health', { official: ['의료'], lay: ['병원'] }),
  concept('region.busan', '부산', 'Busan', { official: ['부산'], related: ['sector.health'] }),
];

/** Changes of the tiny thesaurus that move scores, each a whole record in place of the one with its id. */
export const THESAURUS_CHANGES: readonly ConceptRecord[] = [
  concept('instrument.voucher', '바우처', 'voucher', { official: ['바우처'], related: ['instrument.grant'] }),
  concept('object.gpu', '연산자원', 'computing', {
    official: ['연산자원', '서버'],
    related: ['object.public-data'],
  }),
  concept('beneficiary.startup', '창업기업', 'start-up', {
    official: ['창업기업'],
    related: ['beneficiary.sme'],
  }),
  concept('object.public-data', '공공데이터', 'public data', {
    official: ['공공데이터', '데이터'],
    lay: ['자료'],
  }),
];

/** A model so small that a worker loads it in milliseconds, with round weights that no training moves. */
export function tinyAssets(): ModelAssets {
  return {
    thesaurus: CONCEPTS,
    parameters: SMALL_PARAMETERS,
    statistics: { documents: 40, averageLength: 24, termFrequency: {}, conceptFrequency: {} },
  };
}

const measure = (kind: FaultKind, ...wordings: readonly [string, string][]): FaultEntry => ({
  kind,
  wordings: wordings.map(([title, body]) => ({ title, body, asks: [] })) as never,
});
const proposal = (...wordings: readonly Wording[]): FaultEntry => ({
  kind: 'proposal',
  wordings: wordings as never,
});

/** Four proposals and five measures whose pairs cross the floor, and whose wordings move them over it both ways. */
export const FAULT_CATALOGUE: readonly FaultEntry[] = [
  proposal(
    {
      title: '스타트업 연산자원 지원',
      body: '초기 기업은 GPU를 살 돈이 없다.',
      asks: ['스타트업에 GPU 이용권을 달라', '부산에도 연산자원을 두어 달라'],
    },
    { title: '연산자원 지원', body: '연산자원이 모자란다.', asks: ['중소기업에 GPU 보조금을 달라'] },
    { title: '주차장 확충', body: '주차할 곳이 없다.', asks: ['주차장을 넓혀 달라'] },
  ),
  proposal(
    { title: '공공데이터 개방', body: '공공데이터가 닫혀 있다.', asks: ['의료 공공데이터를 개방해 달라'] },
    {
      title: '데이터 개방과 보조금',
      body: '병원 자료를 쓸 수 없다.',
      asks: ['병원 데이터 개방에 보조금을 달라', '중소기업에 공공데이터 이용권을 달라'],
    },
  ),
  proposal(
    {
      title: '혁신제품 우선구매',
      body: '공공기관이 사지 않는다.',
      asks: ['창업기업 제품을 우선구매해 달라'],
    },
    { title: '공공조달', body: '첫 고객이 필요하다.', asks: ['중소기업 의료기기를 공공조달로 사 달라'] },
  ),
  proposal(
    { title: '의료기기 규제 완화', body: '허가가 늦다.', asks: ['의료기기 규제 완화를 해 달라'] },
    {
      title: '의료기기 규제 강화',
      body: '사고가 잦다.',
      asks: ['의료기기 규제 강화를 해 달라', '부산 병원을 도와 달라'],
    },
  ),
  measure(
    'programme',
    ['연산자원 바우처 사업', '스타트업에 GPU 이용권을 지원한다.'],
    ['연산자원 보조금 사업', '중소기업에 연산자원 보조금을 준다.'],
    ['연산자원 바우처 2차 사업', '스타트업에 GPU 이용권을 지원한다.'],
  ),
  measure(
    'programme',
    ['공공데이터 개방 사업', '의료 공공데이터를 개방한다.'],
    ['자료실 정비', '책을 정리한다.'],
    ['의료 데이터 보조금', '병원의 데이터 개방에 보조금을 준다.'],
  ),
  measure(
    'programme',
    ['혁신제품 우선구매 제도', '창업기업 제품을 우선구매한다.'],
    ['공공조달 특례', '중소기업 의료기기를 공공조달로 구매한다.'],
  ),
  measure(
    'legislative_item',
    ['의료기기 규제샌드박스', '의료기기 규제 완화의 근거를 둔다.'],
    ['의료기기 안전법', '의료기기 규제 강화의 근거를 둔다.'],
  ),
  measure(
    'legislative_item',
    ['지역 연산자원법', '부산에 연산자원을 두는 근거를 둔다.'],
    ['창업기업 지원법', '스타트업에 보조금을 주는 근거를 둔다.'],
  ),
];
