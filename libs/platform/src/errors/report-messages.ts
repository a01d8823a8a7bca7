/** Refusals of the weekly report. */
export const REPORT_MESSAGES = {
  'report.not-found': { ko: '그런 주간 보고가 없습니다.', en: 'There is no such weekly report.' },
  'report.week-invalid': {
    ko: '주는 2026-W47처럼 적은, 있는 주여야 합니다.',
    en: 'A week is written as 2026-W47, and must be one that there is.',
  },
  'report.week-not-over': {
    ko: '{week} 주는 아직 끝나지 않았습니다. 일요일 24시(한국 시각) 뒤에 만들 수 있습니다.',
    en: 'The week {week} is not over; its report can be made after Sunday 24:00 in Seoul.',
  },
  'report.week-not-begun': {
    ko: '{week} 주는 아직 시작되지 않았습니다.',
    en: 'The week {week} has not begun.',
  },
  'report.nothing-known': {
    ko: '{week} 주의 대응 상태는 기록이 없어 보고를 만들 수 없습니다.',
    en: 'Nothing is on record of coverage in the week {week}, so there is no report to make.',
  },
  'report.made-already': {
    ko: '{week} 주의 보고가 이미 있습니다. 바로잡으려면 사유를 적어 새 판을 만드십시오.',
    en: 'There is a report of the week {week} already; to correct it, make a new edition with a reason.',
  },
  'report.not-made': {
    ko: '{week} 주의 보고가 아직 없어 바로잡을 것이 없습니다.',
    en: 'There is no report of the week {week} yet that could be corrected.',
  },
  'report.no-company': {
    ko: '이 계정은 어느 기업에도 속하지 않아 기업판이 없습니다.',
    en: 'This account acts for no company, so there is no company edition for it.',
  },
  'report.korean-only': {
    ko: 'HWPX 문서는 한국어로만 나옵니다. lang=ko로 요청하십시오.',
    en: 'The HWPX document is made in Korean alone; ask for it with lang=ko.',
  },
  'report.no-browser': {
    ko: '이 서버에는 PDF를 만들 Chrome이나 Chromium이 없습니다. 관리자가 설치하거나 JEONGHAP_BROWSER에 경로를 적어야 합니다. HTML 파일을 받아 인쇄할 수 있습니다.',
    en: 'This server has no Chrome or Chromium to make a PDF with; an administrator has to install one or name it in JEONGHAP_BROWSER. The HTML file can be printed.',
  },
  'report.printer-busy': {
    ko: '여러 사람이 PDF를 기다리고 있습니다. 잠시 뒤에 다시 받으십시오.',
    en: 'Several people wait for a PDF. Try again in a while.',
  },
  'report.file-not-made': {
    ko: '{format} 파일을 만들지 못했습니다. 잠시 뒤에 다시 받으십시오. 다른 형식은 받을 수 있습니다.',
    en: 'The {format} file could not be made. Try again in a while; the other formats are there.',
  },
} as const;
