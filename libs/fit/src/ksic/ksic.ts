/** An industry of the Korean standard classification. */
export interface Industry {
  /** Section letter, or the two or three digits of a division or group. */
  readonly code: string;
  readonly ko: string;
  readonly en: string;
}

/** A section with its divisions. */
interface Section extends Industry {
  readonly below: readonly Industry[];
}

const of = (code: string, ko: string, en: string): Industry => ({ code, ko, en });

/** The 21 sections and 77 divisions of the 11th revision of KSIC, and the groups that notices on AI name. */
const SECTIONS: readonly Section[] = [
  {
    ...of('A', '농업, 임업 및 어업', 'Agriculture, forestry and fishing'),
    below: [
      of('01', '농업', 'Agriculture'),
      of('02', '임업', 'Forestry'),
      of('03', '어업', 'Fishing and aquaculture'),
    ],
  },
  {
    ...of('B', '광업', 'Mining and quarrying'),
    below: [
      of('05', '석탄, 원유 및 천연가스 광업', 'Mining of coal, crude petroleum and natural gas'),
      of('06', '금속 광업', 'Mining of metal ores'),
      of('07', '비금속광물 광업; 연료용 제외', 'Mining of non-metallic minerals, except fuel'),
      of('08', '광업 지원 서비스업', 'Mining support service activities'),
    ],
  },
  {
    ...of('C', '제조업', 'Manufacturing'),
    below: [
      of('10', '식료품 제조업', 'Manufacture of food products'),
      of('11', '음료 제조업', 'Manufacture of beverages'),
      of('12', '담배 제조업', 'Manufacture of tobacco products'),
      of('13', '섬유제품 제조업; 의복 제외', 'Manufacture of textiles, except apparel'),
      of(
        '14',
        '의복, 의복 액세서리 및 모피제품 제조업',
        'Manufacture of wearing apparel, accessories and fur articles',
      ),
      of('15', '가죽, 가방 및 신발 제조업', 'Manufacture of leather, luggage and footwear'),
      of(
        '16',
        '목재 및 나무제품 제조업; 가구 제외',
        'Manufacture of wood and products of wood, except furniture',
      ),
      of('17', '펄프, 종이 및 종이제품 제조업', 'Manufacture of pulp, paper and paper products'),
      of('18', '인쇄 및 기록매체 복제업', 'Printing and reproduction of recorded media'),
      of(
        '19',
        '코크스, 연탄 및 석유정제품 제조업',
        'Manufacture of coke, briquettes and refined petroleum products',
      ),
      of(
        '20',
        '화학 물질 및 화학제품 제조업; 의약품 제외',
        'Manufacture of chemicals and chemical products, except pharmaceuticals',
      ),
      of('21', '의료용 물질 및 의약품 제조업', 'Manufacture of pharmaceuticals and medicinal chemicals'),
      of('22', '고무 및 플라스틱제품 제조업', 'Manufacture of rubber and plastics products'),
      of('23', '비금속 광물제품 제조업', 'Manufacture of other non-metallic mineral products'),
      of('24', '1차 금속 제조업', 'Manufacture of basic metals'),
      of(
        '25',
        '금속 가공제품 제조업; 기계 및 가구 제외',
        'Manufacture of fabricated metal products, except machinery and furniture',
      ),
      of(
        '26',
        '전자 부품, 컴퓨터, 영상, 음향 및 통신장비 제조업',
        'Manufacture of electronic components, computers, visual, sounding and communication equipment',
      ),
      of(
        '27',
        '의료, 정밀, 광학 기기 및 시계 제조업',
        'Manufacture of medical, precision and optical instruments, watches and clocks',
      ),
      of('28', '전기장비 제조업', 'Manufacture of electrical equipment'),
      of('29', '기타 기계 및 장비 제조업', 'Manufacture of other machinery and equipment'),
      of('30', '자동차 및 트레일러 제조업', 'Manufacture of motor vehicles and trailers'),
      of('31', '기타 운송장비 제조업', 'Manufacture of other transport equipment'),
      of('32', '가구 제조업', 'Manufacture of furniture'),
      of('33', '기타 제품 제조업', 'Other manufacturing'),
      of('34', '산업용 기계 및 장비 수리업', 'Repair of industrial machinery and equipment'),
    ],
  },
  {
    ...of('D', '전기, 가스, 증기 및 공기 조절 공급업', 'Electricity, gas, steam and air conditioning supply'),
    below: [
      of('35', '전기, 가스, 증기 및 공기 조절 공급업', 'Electricity, gas, steam and air conditioning supply'),
    ],
  },
  {
    ...of(
      'E',
      '수도, 하수 및 폐기물 처리, 원료 재생업',
      'Water supply; sewage, waste management and materials recovery',
    ),
    below: [
      of('36', '수도업', 'Water supply'),
      of('37', '하수, 폐수 및 분뇨 처리업', 'Sewage, wastewater and human waste treatment'),
      of(
        '38',
        '폐기물 수집, 운반, 처리 및 원료 재생업',
        'Waste collection, treatment, disposal and materials recovery',
      ),
      of('39', '환경 정화 및 복원업', 'Remediation activities'),
    ],
  },
  {
    ...of('F', '건설업', 'Construction'),
    below: [
      of('41', '종합 건설업', 'General construction'),
      of('42', '전문직별 공사업', 'Special trade construction'),
    ],
  },
  {
    ...of('G', '도매 및 소매업', 'Wholesale and retail trade'),
    below: [
      of('45', '자동차 및 부품 판매업', 'Sale of motor vehicles and parts'),
      of('46', '도매 및 상품 중개업', 'Wholesale trade and brokerage'),
      of('47', '소매업; 자동차 제외', 'Retail trade, except motor vehicles'),
    ],
  },
  {
    ...of('H', '운수 및 창고업', 'Transportation and storage'),
    below: [
      of('49', '육상 운송 및 파이프라인 운송업', 'Land transport and transport via pipelines'),
      of('50', '수상 운송업', 'Water transport'),
      of('51', '항공 운송업', 'Air transport'),
      of('52', '창고 및 운송관련 서비스업', 'Warehousing and support activities for transportation'),
    ],
  },
  {
    ...of('I', '숙박 및 음식점업', 'Accommodation and food service'),
    below: [of('55', '숙박업', 'Accommodation'), of('56', '음식점 및 주점업', 'Food and beverage service')],
  },
  {
    ...of('J', '정보통신업', 'Information and communication'),
    below: [
      of('58', '출판업', 'Publishing'),
      of(
        '59',
        '영상·오디오 기록물 제작 및 배급업',
        'Motion picture, video and audio production and distribution',
      ),
      of('60', '방송 및 영상·오디오물 제공 서비스업', 'Broadcasting and provision of video and audio'),
      of('61', '우편 및 통신업', 'Postal activities and telecommunications'),
      of(
        '62',
        '컴퓨터 프로그래밍, 시스템 통합 및 관리업',
        'Computer programming, system integration and management',
      ),
      of('63', '정보서비스업', 'Information service activities'),
      of('582', '소프트웨어 개발 및 공급업', 'Software development and supply'),
    ],
  },
  {
    ...of('K', '금융 및 보험업', 'Financial and insurance activities'),
    below: [
      of('64', '금융업', 'Financial service activities'),
      of('65', '보험 및 연금업', 'Insurance and pension funding'),
      of('66', '금융 및 보험관련 서비스업', 'Activities auxiliary to financial service and insurance'),
    ],
  },
  {
    ...of('L', '부동산업', 'Real estate activities'),
    below: [of('68', '부동산업', 'Real estate activities')],
  },
  {
    ...of('M', '전문, 과학 및 기술 서비스업', 'Professional, scientific and technical activities'),
    below: [
      of('70', '연구개발업', 'Research and development'),
      of('71', '전문 서비스업', 'Professional services'),
      of(
        '72',
        '건축기술, 엔지니어링 및 기타 과학기술 서비스업',
        'Architectural, engineering and other scientific and technical services',
      ),
      of('73', '기타 전문, 과학 및 기술 서비스업', 'Other professional, scientific and technical services'),
    ],
  },
  {
    ...of(
      'N',
      '사업시설 관리, 사업 지원 및 임대 서비스업',
      'Business facilities management, business support and rental services',
    ),
    below: [
      of('74', '사업시설 관리 및 조경 서비스업', 'Business facilities management and landscape services'),
      of('75', '사업 지원 서비스업', 'Business support services'),
      of('76', '임대업; 부동산 제외', 'Rental and leasing, except real estate'),
    ],
  },
  {
    ...of(
      'O',
      '공공행정, 국방 및 사회보장 행정',
      'Public administration and defence; compulsory social security',
    ),
    below: [
      of(
        '84',
        '공공행정, 국방 및 사회보장 행정',
        'Public administration and defence; compulsory social security',
      ),
    ],
  },
  { ...of('P', '교육 서비스업', 'Education'), below: [of('85', '교육 서비스업', 'Education')] },
  {
    ...of('Q', '보건업 및 사회복지 서비스업', 'Human health and social work activities'),
    below: [
      of('86', '보건업', 'Human health activities'),
      of('87', '사회복지 서비스업', 'Social work activities'),
    ],
  },
  {
    ...of('R', '예술, 스포츠 및 여가관련 서비스업', 'Arts, sports and recreation related services'),
    below: [
      of('90', '창작, 예술 및 여가관련 서비스업', 'Creative, arts and recreation related services'),
      of('91', '스포츠 및 오락관련 서비스업', 'Sports and amusement related services'),
    ],
  },
  {
    ...of(
      'S',
      '협회 및 단체, 수리 및 기타 개인 서비스업',
      'Membership organisations, repair and other personal services',
    ),
    below: [
      of('94', '협회 및 단체', 'Membership organisations'),
      of('95', '개인 및 소비용품 수리업', 'Repair of personal and household goods'),
      of('96', '기타 개인 서비스업', 'Other personal services'),
    ],
  },
  {
    ...of(
      'T',
      '가구 내 고용활동 및 달리 분류되지 않은 자가 소비 생산활동',
      'Activities of households as employers and for own use',
    ),
    below: [
      of('97', '가구 내 고용활동', 'Activities of households as employers'),
      of(
        '98',
        '달리 분류되지 않은 자가 소비를 위한 가구의 재화 및 서비스 생산활동',
        'Production of households for own use',
      ),
    ],
  },
  {
    ...of('U', '국제 및 외국기관', 'Extraterritorial organisations and bodies'),
    below: [of('99', '국제 및 외국기관', 'Extraterritorial organisations and bodies')],
  },
];

/** Sections, divisions and some groups of KSIC, each section before what is below it. */
export const KSIC: readonly Industry[] = SECTIONS.flatMap(({ below, ...section }) => [section, ...below]);

/** The section letter that a division belongs to. */
export const SECTION_OF_DIVISION: ReadonlyMap<string, string> = new Map(
  SECTIONS.flatMap(({ code, below }) =>
    below.filter((industry) => industry.code.length === 2).map((division) => [division.code, code] as const),
  ),
);
