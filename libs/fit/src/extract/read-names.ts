import { type SimpleRule } from '../criteria/criterion.js';
import { type AiStage, type Certificate, type CompanySize, type Exclusion } from '../facts/vocabulary.js';
import { type Atom, atomsOf } from './atom.js';

const SIZES: readonly (readonly [RegExp, readonly CompanySize[]])[] = [
  [
    /중소[ ,]{0,2}(?:및 |또는 )?중견(?= ?(?:기업|제조))(?: ?기업)?/g,
    ['micro', 'small', 'medium', 'mid-market'],
  ],
  [/중소(?= ?제조 ?(?:기업|업체))/g, ['micro', 'small', 'medium']],
  [/중소기업(?! ?(?:기본법|확인서|청|진흥|은행|중앙회|창업))/g, ['micro', 'small', 'medium']],
  [/중견기업(?! ?(?:법|확인서|특별법))/g, ['mid-market']],
  [/소상공인(?! ?(?:기본법|확인서|시장))/g, ['micro']],
  [/(?<!중)소기업(?! ?확인서)/g, ['micro', 'small']],
  [/대기업(?! ?(?:계열|집단|협력|과))/g, ['large']],
];
const CERTIFICATES: readonly (readonly [RegExp, Certificate])[] = [
  [/(?<!중소)벤처 ?기업(?:으로| ?확인| ?인증)?/g, 'venture'],
  [/이노비즈|기술혁신형 중소기업/g, 'inno-biz'],
  [/메인비즈|경영혁신형 중소기업/g, 'main-biz'],
  [/기업 ?부설 ?연구소/g, 'research-institute'],
  [/여성 ?기업/g, 'women-owned'],
  [/장애인 ?기업/g, 'disabled-owned'],
  [/(?<!예비 ?)사회적 ?기업/g, 'social-enterprise'],
];
const STAGES: readonly (readonly [RegExp, readonly AiStage[]])[] = [
  [/개발 ?(?:및 )?공급하는/g, ['builds', 'supplies']],
  [/공급 ?기업|(?<!개발 )공급하는/g, ['supplies']],
  [/(?:자체 )?(?:개발하는|개발하고 있는|개발한)/g, ['builds']],
  [/활용하고 있는|활용 ?중인|도입한|활용하는/g, ['uses']],
];
const AI = /ai|인공지능/;

/** Size classes, certificates, stages with AI, and whether one has yet to found. */
export function readNames(text: string): readonly Atom[] {
  const stages = AI.test(text) ? STAGES : [];
  return [
    ...SIZES.flatMap(([pattern, sizes]) => atomsOf(text, pattern, () => ({ kind: 'size', sizes }))),
    ...CERTIFICATES.flatMap(([pattern, certificate]) =>
      atomsOf(text, pattern, () => ({ kind: 'certificate', certificates: [certificate] })),
    ),
    ...stages.flatMap(([pattern, found]) =>
      atomsOf(text, pattern, () => ({ kind: 'ai-stage', stages: found })),
    ),
    ...atomsOf(text, /예비 ?창업자?/g, (): SimpleRule => ({ kind: 'pre-founder' })),
  ];
}

const GROUNDS: readonly (readonly [RegExp, Exclusion])[] = [
  [/체납/, 'tax-arrears'],
  [/체불/, 'wage-arrears'],
  [/(?:동일|유사|중복).{0,24}(?:지원|수혜|수행)|(?:지원|수혜).{0,8}(?:중복)/, 'duplicate-support'],
  [/채무 ?불이행|신용 ?(?:불량|관리)|연체|금융 ?거래 ?정지/, 'credit-default'],
  [/휴 ?업|폐 ?업|영업을 하지/, 'closed-business'],
  [/파산|회생|부도|화의|법정 ?관리|워크아웃/, 'insolvency'],
  [/참여 ?제한|참가 ?제한/, 'support-ban'],
  [/(?:지원 ?)?제외 ?업종|유흥|사행/, 'restricted-industry'],
];
/** A ground that held in the past, or a number of times, is another one than the ground itself. */
const PAST = /최근|과거|이력|경력|\d ?회|사실이|경험/;

/** Grounds for exclusion in an item; none where the item speaks of the past. */
export function readGrounds(item: string): readonly Exclusion[] {
  if (PAST.test(item)) return [];
  return GROUNDS.filter(([pattern]) => pattern.test(item)).map(([, exclusion]) => exclusion);
}
