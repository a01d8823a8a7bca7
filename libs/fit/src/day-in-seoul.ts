const seoulDay = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Seoul', dateStyle: 'short' });

/** The calendar day in Seoul, `2026-11-29`. */
export const dayInSeoul = (moment: Date): string => seoulDay.format(moment);
